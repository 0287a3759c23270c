package architecture.broken.enginetoapp.gradio;

record RightServer(String title) {}
