package architecture.broken.cutouttoengine.textbehindimage;

record RightApp(architecture.broken.cutouttoengine.gradio.api.Progress progress) {}
