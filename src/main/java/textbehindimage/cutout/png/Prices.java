package textbehindimage.cutout.png;

/** Whether a repetition takes fewer bits than its bytes would, by codes that are already known. */
final class Prices {
    private static final int ALWAYS = 24; // bytes from which on it is, or nearly, whatever they are
    private static final int UNSEEN_LITERAL = 12; // bits of what did not occur
    private static final int UNSEEN_LENGTH = 8;
    private static final int UNSEEN_DISTANCE = 6;

    private final int[] symbols = new int[Symbols.ALL];
    private final int[] distances = new int[Symbols.DISTANCES];

    void take(Codes codes) {
        take(codes.symbols, 0, Symbols.END, UNSEEN_LITERAL, symbols);
        take(codes.symbols, Symbols.END, Symbols.ALL, UNSEEN_LENGTH, symbols);
        take(codes.distances, 0, Symbols.DISTANCES, UNSEEN_DISTANCE, distances);
    }

    private static void take(PrefixCode code, int from, int to, int unseen, int[] into) {
        for (int symbol = from; symbol < to; symbol++) {
            into[symbol] = code.sizes[symbol] == 0 ? unseen : code.sizes[symbol];
        }
    }

    boolean worth(byte[] bytes, int from, int to, int distance) {
        int length = to - from;
        if (length >= ALWAYS) return true;
        int cost = symbols[Symbols.ofLength(length)] + Symbols.lengthBits(length);
        cost += distances[Symbols.ofDistance(distance)] + Symbols.distanceBits(distance);
        for (int i = from; i < to; i++) cost -= symbols[bytes[i] & 255];
        return cost < 0;
    }
}
