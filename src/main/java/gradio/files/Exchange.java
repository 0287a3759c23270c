package gradio.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** One GET and its answer, over a connection that is used for nothing else; HTTP/1.1 is HttpCore's, so that its framing is nobody's first try. */
final class Exchange implements AutoCloseable {
    private static final Http1Config BOUNDS =
            Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();
    private static final int MAX_INTERIM = 5;

    private final DefaultBHttpClientConnection connection;
    private final ClassicHttpResponse answer;

    private Exchange(DefaultBHttpClientConnection connection, ClassicHttpResponse answer) {
        this.connection = connection;
        this.answer = answer;
    }

    /** Asks, and reads the head of the answer. It says nothing of whom it asks for, and keeps nothing of what it hears. */
    static Exchange over(Socket socket, @Nullable SSLSocket tls, RemoteUrl url) throws IOException, HttpException {
        // Unless told twice, the parser takes its own bounds.
        DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(
                BOUNDS, null, null, null, null, null, new DefaultHttpResponseParserFactory(BOUNDS));
        if (tls == null) connection.bind(socket);
        else connection.bind(tls, socket);
        ClassicHttpRequest request = new BasicClassicHttpRequest("GET", url.target());
        request.addHeader("Host", url.authority());
        request.addHeader("User-Agent", "gradio");
        request.addHeader("Accept", "*/*");
        request.addHeader("Accept-Encoding", "identity");
        request.addHeader("Connection", "close");
        connection.sendRequestHeader(request);
        connection.flush();
        ClassicHttpResponse answer = connection.receiveResponseHeader();
        for (int i = 0; i < MAX_INTERIM && answer.getCode() < 200; i++) answer = connection.receiveResponseHeader();
        connection.receiveResponseEntity(answer);
        return new Exchange(connection, answer);
    }

    int status() {
        return answer.getCode();
    }

    /** The first header of that name; null if there is none. */
    @Nullable
    String header(String name) {
        Header first = answer.getFirstHeader(name);
        return first == null ? null : first.getValue();
    }

    /** Bytes of the body; negative if the server does not say. */
    long length() {
        return answer.getEntity().getContentLength();
    }

    InputStream body() throws IOException {
        return answer.getEntity().getContent();
    }

    @Override
    public void close() {
        connection.close(CloseMode.IMMEDIATE);
    }
}
