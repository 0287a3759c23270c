package quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A photo and its mask, a PNG of the same stem. */
record Pair(Path photo, Path mask) {
    /** @param stems file with the stems that count, in {@code photos} if it is relative; empty for all */
    static List<Pair> in(Path photos, Path masks, String stems) throws IOException {
        Set<String> wanted = stems.isEmpty() ? Set.of() : Set.copyOf(Files.readAllLines(photos.resolve(stems)));
        List<Pair> pairs = new ArrayList<>();
        for (Path photo : photos(photos, masks)) {
            Path mask = masks.resolve(stem(photo) + ".png");
            boolean counts = wanted.isEmpty() || wanted.contains(stem(photo));
            if (counts && Files.exists(mask)) pairs.add(new Pair(photo, mask));
        }
        if (pairs.isEmpty()) throw new IllegalArgumentException("No photo in " + photos + " has a mask in " + masks);
        return pairs;
    }

    /** PNG files beside photos are their masks; where masks are elsewhere they are photos. */
    static List<Path> photos(Path photos, Path masks) throws IOException {
        String endings = photos.equals(masks) ? ".*\\.(jpe?g|gif|bmp)" : ".*\\.(jpe?g|gif|bmp|png)";
        try (Stream<Path> files = Files.list(photos)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(endings))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
