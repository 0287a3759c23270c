package gradio.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/**
 * The one JSON dialect of the engine. Output is plain ASCII: Python clients before 1.12 split stream lines at U+2028 and U+0085 inside
 * texts (gradio-protocol 4.2). Numbers keep every digit. Reading is strict and bounded in depth, length, digits and
 * number of values.
 */
public final class Json {
    private static final int MAX_TEXT = 64 << 20;
    private static final long MAX_TOKENS = 1_000_000; // each may take sixty bytes: "[[],[],..." grows thirtyfold

    /** Shared and never reconfigured; safe for all threads. */
    public static final JsonMapper MAPPER = JsonMapper.builder(factory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectWriter READABLE = MAPPER.writer().without(JsonWriteFeature.ESCAPE_NON_ASCII);

    private Json() {}

    private static JsonFactory factory() {
        return JsonFactory.builder()
                // The default keeps buffers in thread-locals, and with them an undeployed application's class loader.
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(200)
                        .maxStringLength(MAX_TEXT)
                        .maxNumberLength(1000)
                        .maxTokenCount(MAX_TOKENS)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE) // as Python writes it
                .build();
    }

    /** The value as a tree; records become objects with snake_case keys. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * The value as people read it. Not {@code toString()}: that keeps buffers in thread-locals, and with them an undeployed application's
     * class loader.
     */
    public static String text(JsonNode value) {
        try {
            return READABLE.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of ASCII bytes. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
