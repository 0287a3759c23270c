package textbehindimage.cutout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.Pixels;

/** What src/test/python/pixels/make.py wrote, and the pictures that it made by formula. */
public final class Generated {
    public static final PhotoLimits LIMITS = new PhotoLimits(4_000_000, 4_000, 20, Duration.ofSeconds(20));

    private Generated() {}

    /** The script's {@code picture}, RGB if {@code channels} is 3. */
    public static byte[] picture(int width, int height, int channels) {
        byte[] samples = new byte[width * height * channels];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    int noise = (x * 73856093 ^ y * 19349663 ^ (c + 1) * 83492791) * (int) 2654435761L >>> 27;
                    samples[at++] = (byte) (x * 3 + y * 5 + c * 40 + noise * 4);
                }
            }
        }
        return samples;
    }

    /** The script's {@code grain}: bytes that look random, black and white only for every third seed. */
    public static byte[] grain(int seed, int count) {
        byte[] grain = new byte[count];
        for (int i = 0; i < count; i++) {
            int x = i + seed * 7919;
            x = (x ^ x >>> 16) * 0x7feb352d;
            x = (x ^ x >>> 15) * 0x846ca68b;
            x ^= x >>> 16;
            grain[i] = (byte) (seed % 3 != 0 ? x : (x & 255) < 128 ? 0 : 255);
        }
        return grain;
    }

    public static Pixels photo(int width, int height) {
        return new Pixels(width, height, picture(width, height, 3), 0, null, null);
    }

    public static Path file(String name) {
        try {
            return Path.of(Generated.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static List<String> lines(String name) {
        try {
            return Files.readAllLines(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that begin with {@code word}. */
    public static List<String> lines(String name, String word) {
        return lines(name).stream().filter(line -> line.startsWith(word + " ")).toList();
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A card of the script's tiny model, {@code red.onnx}, which must lie beside it. */
    public static String card() {
        try {
            return """
                    {"id": "red", "version": "1", "licence": "none needed", "file": "red.onnx", "sha256": "%s",
                     "input": {"name": "input_image", "layout": "NCHW", "dtype": "f32", "size": {"fixed": [32, 32]}},
                     "resize": "bilinear", "scale": "1/255", "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225],
                     "output": {"name": "output_image", "channel": 0}, "activation": "sigmoid", "stretch": "none",
                     "quantise": "truncate", "upscale": "bicubic"}
                    """.formatted(sha256(Files.readAllBytes(file("red.onnx"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the tiny model and a card into {@code folder}; returns the card. */
    public static Path modelIn(Path folder, String card) {
        try {
            Files.copy(file("red.onnx"), folder.resolve("red.onnx"));
            return Files.writeString(folder.resolve("red.json"), card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ModelCard readCard(Path folder) {
        try {
            return ModelCardReader.read(Files.writeString(folder.resolve("card.json"), card()));
        } catch (IOException | UnfitModel e) {
            throw new IllegalStateException(e);
        }
    }
}
