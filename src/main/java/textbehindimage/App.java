package textbehindimage;

import jakarta.servlet.ServletContextListener;

/** Starts and stops the app with its web application. */
public final class App implements ServletContextListener {}
