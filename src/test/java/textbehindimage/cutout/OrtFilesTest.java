package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "Elsewhere nothing is deleted.")
class OrtFilesTest {
    @TempDir
    Path own;

    /** Only what lies among the temporary files was made by ONNX Runtime; the other one has the same name and is an operator's. */
    @Test
    void onlyWhatTheRuntimeHasMadeIsDeleted() throws IOException {
        Path operators = library(Files.createDirectory(own.resolve("onnxruntime-java")));
        Path made = library(Files.createTempDirectory("onnxruntime-java"));
        MappedByteBuffer one = mapped(operators);
        MappedByteBuffer other = mapped(made);
        OrtFiles.forget(ClassLoader.getPlatformClassLoader());
        assertEquals("true false", Files.exists(operators) + " " + Files.exists(made.getParent()));
        assertEquals("7 7", one.get(0) + " " + other.get(0));
    }

    private static Path library(Path folder) throws IOException {
        return Files.write(folder.resolve("libonnxruntime.so"), new byte[] {7});
    }

    private static MappedByteBuffer mapped(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(MapMode.READ_ONLY, 0, 1);
        }
    }
}
