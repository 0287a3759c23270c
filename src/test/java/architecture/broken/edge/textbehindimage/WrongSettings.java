package architecture.broken.edge.textbehindimage;

import jakarta.servlet.ServletContext;

record WrongSettings(ServletContext context) {}
