package architecture.broken.connections.gradio.files;

import java.net.Socket;
import org.apache.hc.core5.http.HttpResponse;

record RightRemoteFile(Socket socket, HttpResponse answer) {}
