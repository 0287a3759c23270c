package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table in the README is one of {@link MatrixIT}'s, of the versions that the build has now. */
class MatrixTableIT {
    @Test
    void theReadmeHasARowForEachCellAndNoneFailed() throws Exception {
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        for (Cell cell : Cell.all()) {
            String begin = "| " + cell.container() + " | " + cell.java() + ".";
            List<String> rows =
                    readme.stream().filter(line -> line.startsWith(begin)).toList();
            assertEquals(1, rows.size(), begin);
            for (String bad : List.of(Matrix.FAILED, Matrix.NONE))
                assertFalse(rows.get(0).contains(bad), rows.get(0));
        }
    }
}
