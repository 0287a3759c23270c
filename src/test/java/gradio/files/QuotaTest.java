package gradio.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store with room for three files of 1000 bytes, on a disk of which a test says how much is free. */
class QuotaTest {
    private static final int SIZE = 1_000;
    private static final long EACH = SIZE + FileStore.OVERHEAD;
    private static final String FULL =
            "There is no room for this file: the space for uploads and results on this server is full. Please try again later.";

    @TempDir
    Path temporary;

    private Path root;
    private FileStore store;
    private long free = 1_000_000;

    @BeforeEach
    void open() throws IOException {
        root = temporary.resolve("store");
        reopen();
    }

    private void reopen() throws IOException {
        store = new FileStore(root, 3 * EACH, 500_000, () -> free);
    }

    private String put() throws IOException {
        return store.put(bytes(SIZE), "a.png", null, 1_000_000);
    }

    private Path file(String wire) {
        return root.resolve(wire);
    }

    private int entries() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return (int) all.count();
        }
    }

    private static InputStream bytes(int n) {
        return new ByteArrayInputStream(new byte[n]);
    }

    @Test
    void theOldestMakeRoom() throws IOException {
        String first = put();
        String second = put();
        put();
        assertEquals(3 * EACH, store.size());
        put();
        assertFalse(Files.exists(file(first).getParent()));
        assertTrue(Files.exists(file(second)));
        assertEquals(3 * EACH, store.size());
        assertEquals(3, entries());
    }

    @Test
    void whatIsInUseMakesNoneAndNothingStaysOfWhatHasNone() throws IOException {
        String first = put();
        String second = put();
        String third = put();
        try (Held held = store.holding()) {
            for (String used : List.of(first, third)) assertTrue(held.add(file(used)));
            String fourth = put();
            assertFalse(Files.exists(file(second)));
            held.add(file(fourth));
            assertEquals(FULL, assertThrows(NotStored.class, this::put).getMessage());
            Path result = Files.write(temporary.resolve("result"), new byte[SIZE]);
            assertEquals(
                    FULL,
                    assertThrows(NotStored.class, () -> store.adopt(FileData.handingOver(result), null, held))
                            .getMessage());
            assertTrue(Files.exists(result));
            assertEquals(3, entries());
            assertEquals(3 * EACH, store.size());
        }
        put();
        assertFalse(Files.exists(file(first)));
    }

    @Test
    void aFileThatCanNeverFitCostsNoOther() throws IOException {
        put();
        put();
        Path result = Files.write(temporary.resolve("result"), new byte[(int) (3 * EACH)]);
        assertThrows(NotStored.class, () -> store.adopt(FileData.of(result), null, store.holding()));
        assertEquals(2 * EACH, store.size());
        assertEquals(2, entries());
    }

    @Test
    void belowTheFreeSpaceNothingIsStoredUntilThereIsMore() throws IOException {
        put();
        free = 500_000;
        NotStored e = assertThrows(NotStored.class, this::put);
        assertEquals(
                "There is no room for this file: the disk of this server is nearly full. Please try again later.",
                e.getMessage());
        assertEquals(1, entries());
        free = 500_000 + EACH;
        put();
        assertEquals(2 * EACH, store.size());
    }

    @Test
    void aDiskThatFillsUpWhileAFileComesKeepsNothingOfIt() throws IOException {
        InputStream filling = new InputStream() {
            private final InputStream content = bytes(200_000);

            @Override
            public int read() throws IOException {
                free = 400_000;
                return content.read();
            }
        };
        store = new FileStore(root, 1_000_000, 500_000, () -> free);
        assertThrows(NotStored.class, () -> store.put(filling, "a.png", null, 1_000_000));
        assertEquals(0, entries());
        assertEquals(0, store.size());
        assertEquals(0, store.inUse());
    }

    @Test
    void whatIsDiscardedOrBreaksOffCountsNoMore() throws IOException {
        store.discard(put());
        assertThrows(TooLarge.class, () -> store.put(bytes(SIZE), "a.png", null, SIZE - 1));
        assertEquals(0, store.size());
    }

    @Test
    void whatWasThereIsCountedAndItsOldestGoFirst() throws IOException {
        String first = put();
        String second = put();
        Files.setLastModifiedTime(
                file(first).getParent(), Files.getLastModifiedTime(file(second).getParent()));
        Files.setLastModifiedTime(file(second).getParent(), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        reopen();
        assertEquals(2 * EACH, store.size());
        put();
        put();
        assertTrue(Files.exists(file(first)) && !Files.exists(file(second)));
    }

    /** R11. */
    @Test
    void aDirectoryThatCannotBeWrittenToFailsInWordsThatNameNoPath() throws IOException {
        String kept = put();
        Path elsewhere = Files.move(root, temporary.resolve("elsewhere"));
        Files.createFile(root); // whoever runs as root may write to what is read-only
        NotStored e = assertThrows(NotStored.class, this::put);
        assertEquals("This file could not be stored on the server. Please try again later.", e.getMessage());
        assertEquals(EACH, store.size());
        Files.delete(root);
        Files.move(elsewhere, root);
        put();
        assertTrue(store.find(kept, null).isPresent());
    }
}
