package architecture.broken.face.textbehindimage.cutout;

import architecture.broken.face.gradio.files.FileStore;

/** The room of one public record, and not that record. */
record WrongCutout(FileStore store) {}
