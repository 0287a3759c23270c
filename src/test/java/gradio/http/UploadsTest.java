package gradio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private final List<String> told = new ArrayList<>();
    private final Deque<Runnable> readers = new ArrayDeque<>();

    /** Named {@code client + number}, of the client that is its first letter. */
    private class Turn implements Uploads.Turn {
        private final String name;

        Turn(String name) {
            this.name = name;
        }

        @Override
        public String client() {
            return name.substring(0, 1);
        }

        @Override
        public void run() {
            told.add(name);
        }

        @Override
        public void stop() {
            told.add(name + " stops");
        }

        @Override
        public void refuse() {
            told.add(name + " refused");
        }
    }

    private Uploads uploads(int maxAtOnce, int maxPerClient) {
        return new Uploads(maxAtOnce, maxPerClient, 0, readers::add);
    }

    private void add(Uploads uploads, String... names) {
        for (String name : names) uploads.add(new Turn(name));
    }

    @Test
    void noMoreAreReadThanMayBe() {
        Uploads uploads = uploads(2, 0);
        add(uploads, "a1", "a2", "a3", "a4");
        assertEquals(2, readers.size());
        readers.remove().run();
        assertEquals(2, readers.size());
        while (!readers.isEmpty()) readers.remove().run();
        assertEquals(List.of("a1", "a2", "a3", "a4"), told);
        assertEquals(0, uploads.reading());
    }

    @Test
    void clientsTakeTurnsAndEachIsServedInItsOwnOrder() {
        add(uploads(1, 0), "a1", "a2", "a3", "a4", "b1", "b2", "c1");
        while (!readers.isEmpty()) readers.remove().run();
        assertEquals(List.of("a1", "a2", "b1", "c1", "a3", "b2", "a4"), told);
    }

    @Test
    void whoHasAsManyAsOneClientMayHaveWaitsForHisOwn() {
        add(uploads(3, 1), "a1", "a2", "b1");
        assertEquals(2, readers.size());
        readers.removeLast().run();
        assertEquals(1, readers.size());
        readers.remove().run();
        readers.remove().run();
        assertEquals(List.of("b1", "a1", "a2"), told);
    }

    @Test
    void oneThatFailsGivesItsPlaceToTheNext() {
        Uploads uploads = uploads(1, 1);
        uploads.add(new Turn("a0") {
            @Override
            public void run() {
                throw new IllegalStateException("a0");
            }
        });
        add(uploads, "a1");
        try {
            readers.remove().run();
        } catch (IllegalStateException e) {
            told.add(e.getMessage());
        }
        readers.remove().run();
        assertEquals(List.of("a0", "a1"), told);
    }

    @Test
    void aStopTellsAllAndLetsNobodyIn() {
        Uploads uploads = uploads(1, 0);
        add(uploads, "a1", "a2", "b1");
        uploads.stop();
        assertEquals(List.of("a1 stops", "a2 refused", "b1 refused"), told);
        add(uploads, "c1");
        readers.remove().run();
        assertEquals(0, readers.size());
        assertEquals("c1 refused", told.get(3));
    }
}
