package architecture.broken.cutouttoapp.textbehindimage;

public record Settings(String title) {}
