package architecture.broken.connections.textbehindimage;

import java.net.http.HttpClient;

record WrongModelHub(HttpClient client) {}
