package bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** All connections of a load, served by the one thread that calls {@link #run}. */
final class Loop implements AutoCloseable {
    private static final long PAUSE_MS = 50;

    private final Selector selector = Selector.open();
    private final InetSocketAddress server;

    /** @param server what every connection leads to */
    Loop(InetSocketAddress server) throws IOException {
        this.server = server;
    }

    Connection connect() throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel);
        connection.key = channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** Serves until {@code done}. @throws AssertionError after {@code limitS} seconds */
    void run(BooleanSupplier done, long limitS) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("not done within " + limitS + " s");
            selector.select(PAUSE_MS);
            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                SelectionKey key = keys.next();
                keys.remove();
                if (key.isValid()) ((Connection) key.attachment()).read();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) key.channel().close();
        selector.close();
    }
}
