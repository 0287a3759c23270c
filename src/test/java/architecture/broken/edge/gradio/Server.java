package architecture.broken.edge.gradio;

import jakarta.servlet.ServletContext;

record Server(ServletContext context) {}
