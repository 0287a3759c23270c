package architecture.broken.enginetoapp.textbehindimage;

public final class App {}
