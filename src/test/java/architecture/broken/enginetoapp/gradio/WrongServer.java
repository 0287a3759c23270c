package architecture.broken.enginetoapp.gradio;

/** The engine names the app. */
record WrongServer(architecture.broken.enginetoapp.textbehindimage.App app) {}
