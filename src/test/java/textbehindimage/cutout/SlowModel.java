package textbehindimage.cutout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A model of many convolutions, one after the other, as the bytes of an ONNX file: so that it runs for a while and has many
 * places to be ended at. Protocol Buffers by hand; the numbers of the fields are those of onnx.proto (IR 8, opset 17).
 */
final class SlowModel {
    private static final int CHANNELS = 8;

    private SlowModel() {}

    /** From {@code input_image} [1, 3, side, side] to {@code output_image} [1, 1, side, side]. */
    static byte[] of(int side, int convolutions) {
        Message graph = new Message();
        graph.with(1, convolution("input_image", "first", "t0"));
        for (int i = 1; i < convolutions; i++) graph.with(1, convolution("t" + (i - 1), "more", "t" + i));
        graph.with(1, convolution("t" + (convolutions - 1), "last", "output_image"));
        graph.text(2, "slow");
        graph.with(5, weights("first", CHANNELS, 3));
        graph.with(5, weights("more", CHANNELS, CHANNELS));
        graph.with(5, weights("last", 1, CHANNELS));
        graph.with(11, value("input_image", 3, side));
        graph.with(12, value("output_image", 1, side));
        return new Message()
                .number(1, 8)
                .with(7, graph)
                .with(8, new Message().text(1, "").number(2, 17))
                .bytes();
    }

    private static Message convolution(String input, String weights, String output) {
        return new Message()
                .text(1, input)
                .text(1, weights)
                .text(2, output)
                .text(4, "Conv")
                .with(5, integers("kernel_shape", 3, 3))
                .with(5, integers("pads", 1, 1, 1, 1));
    }

    private static Message integers(String name, int... values) {
        Message attribute = new Message().text(1, name);
        for (int value : values) attribute.number(8, value);
        return attribute.number(20, 7); // INTS
    }

    private static Message weights(String name, int out, int in) {
        Message tensor = new Message().number(1, out).number(1, in).number(1, 3).number(1, 3);
        byte[] zeros = new byte[4 * out * in * 9];
        return tensor.number(2, 1).text(8, name).field(9, zeros); // FLOAT
    }

    private static Message value(String name, int channels, int side) {
        Message shape = new Message();
        for (int size : new int[] {1, channels, side, side}) shape.with(1, new Message().number(1, size));
        Message tensor = new Message().number(1, 1).with(2, shape);
        return new Message().text(1, name).with(2, new Message().with(1, tensor));
    }

    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint(field << 3);
            varint(value);
            return this;
        }

        Message field(int field, byte[] value) {
            varint(field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return field(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message with(int field, Message value) {
            return field(field, value.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long left = value;
            for (; left > 127; left >>= 7) out.write((int) (left & 127 | 128));
            out.write((int) left);
        }
    }
}
