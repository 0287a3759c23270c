package architecture.broken.face.textbehindimage;

import architecture.broken.face.gradio.queue.Lane;

/** Reaches behind the engine's face. */
record WrongApp(Lane lane) {}
