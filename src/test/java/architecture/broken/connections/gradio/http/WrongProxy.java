package architecture.broken.connections.gradio.http;

import java.net.Socket;

record WrongProxy(Socket socket) {}
