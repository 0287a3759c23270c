package textbehindimage.cutout.png;

/**
 * Deflate (RFC 1951): packs one strip after another, piece by piece, each piece a block with codes of its own. Each strip
 * begins and ends at a byte and knows nothing of the others; one behind the other they are a stream.
 */
final class Coder {
    private final Packed out;
    private final Finder finder;
    private final Bits bits;
    private final BlockHeader header;
    private final Matches matches = new Matches();
    private final Codes codes = new Codes();
    private final int[] literals = new int[256];

    Coder(Packed out, Finder finder) {
        this.out = out;
        this.finder = finder;
        bits = new Bits(out);
        header = new BlockHeader(bits);
    }

    void start() {
        bits.clear();
        finder.start();
    }

    /** Packs the window's piece, of a byte or more. */
    void add(Window window) {
        byte[] bytes = window.bytes;
        matches.clear();
        finder.find(window, matches, codes);
        codes.fit(bytes, Window.FROM, window.to, matches);
        // LIMIT is less than two bytes; a repetition takes 46 bits at most in place of three bytes or more.
        out.reserve(2 * window.length() + BlockHeader.MOST + Bits.SLACK);
        header.write(codes);
        PrefixCode symbols = codes.symbols;
        for (int value = 0; value < 256; value++) literals[value] = symbols.codes[value] | symbols.sizes[value] << 16;
        int at = Window.FROM;
        for (int i = 0; i < matches.count(); i++) {
            bits.codes(bytes, at, matches.from(i), literals);
            repeat(matches.length(i), matches.distance(i));
            at = matches.to(i);
        }
        bits.codes(bytes, at, window.to, literals);
        bits.put(symbols.codes[Symbols.END], symbols.sizes[Symbols.END]);
    }

    private void repeat(int length, int distance) {
        int symbol = Symbols.ofLength(length);
        long value = codes.symbols.codes[symbol];
        int size = codes.symbols.sizes[symbol];
        int extra = Symbols.lengthBits(length);
        value |= (long) (length - Matches.LEAST & (1 << extra) - 1) << size;
        size += extra;
        symbol = Symbols.ofDistance(distance);
        value |= (long) codes.distances.codes[symbol] << size;
        size += codes.distances.sizes[symbol];
        extra = Symbols.distanceBits(distance);
        value |= (long) (distance - 1 & (1 << extra) - 1) << size;
        bits.put(value, size + extra);
    }

    /** @param last whether the stream ends with this strip */
    void end(boolean last) {
        out.reserve(Bits.SLACK + 5);
        // An empty block: the last, of the fixed code, whose end is seven zeros; or a stored one, which begins at a
        // byte.
        bits.put(last ? 3 : 0, last ? 10 : 3);
        bits.align();
        if (!last) out.addInt(0x0000ffff);
    }
}
