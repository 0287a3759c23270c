package gradio.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    @TempDir
    Path temporary;

    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileStore(temporary.resolve("store"));
    }

    @Test
    void whatIsPutIsFound() throws IOException {
        String path = store.put(bytes(10), "a.png", null, 10);
        assertEquals(10, Files.size(store.find(path, null).orElseThrow()));
        assertTrue(path.matches("[0-9a-f]{32}/a\\.png"), path);
    }

    @Test
    void nothingStaysOfAnUploadOverTheLimit() throws IOException {
        TooLarge e = assertThrows(TooLarge.class, () -> store.put(bytes(11), "a.png", null, 10));
        assertEquals("File size exceeded maximum allowed size of 10 bytes.", e.getMessage());
        assertEquals(List.of(), entries());
    }

    @Test
    void nothingStaysOfAnUploadThatBreaksOff() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThrows(IOException.class, () -> store.put(broken, "a.png", null, 10));
        assertEquals(List.of(), entries());
    }

    @Test
    void nothingOutsideIsFound() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "s");
        String path = store.put(bytes(1), "a.png", null, 10);
        String directory = path.substring(0, 32);
        Files.createSymbolicLink(store.root().resolve(directory).resolve("link.png"), secret);
        Path planted =
                Files.createDirectories(store.root().resolve("0".repeat(32)).resolve("folder"));
        for (String wrong : List.of(
                "",
                "/etc/passwd",
                "../secret.txt",
                directory,
                directory + "/",
                directory + "/..",
                directory + "/../../secret.txt",
                directory + "/link.png",
                "0".repeat(32) + "/" + planted.getFileName(),
                directory + "/missing.png",
                store.root().resolve(path).toString(),
                path + "\u0000",
                "//x",
                "http://127.0.0.1/x")) {
            assertEquals(Optional.empty(), store.find(wrong, null), wrong);
        }
    }

    /** Whoever can make one here could make it of any file of the same disk. */
    @Test
    void aFileWithASecondNameIsNotFound() throws IOException {
        String path = store.put(bytes(1), "a.png", null, 10);
        Path file = store.find(path, null).orElseThrow();
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("unix"), "this system counts no names");
        Path second = Files.createLink(temporary.resolve("second.png"), file);
        assertEquals(Optional.empty(), store.find(path, null));
        Files.delete(second);
        assertTrue(store.find(path, null).isPresent());
    }

    @Test
    void aResultThatIsHandedOverIsMovedAndAnyOtherCopied() throws IOException {
        Path result = Files.writeString(temporary.resolve("r.txt"), "result");
        Held held = store.holding();
        String copy = store.adopt(FileData.of(result), null, held);
        assertTrue(Files.exists(result));
        String moved = store.adopt(FileData.handingOver(result).named("ä.txt"), null, held);
        assertEquals(2, store.inUse());
        held.close();
        assertEquals(0, store.inUse());
        assertFalse(Files.exists(result));
        assertNotEquals(copy.substring(0, 32), moved.substring(0, 32));
        assertTrue(moved.endsWith("/_.txt"), moved);
        assertArrayEquals(
                "result".getBytes(), Files.readAllBytes(store.find(moved, null).orElseThrow()));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> all = Files.list(store.root())) {
            return all.toList();
        }
    }

    private static InputStream bytes(int n) {
        return new ByteArrayInputStream(new byte[n]);
    }
}
