package textbehindimage.cutout.photo;

/** EXIF orientations 1 to 8: how the stored picture is turned and mirrored to stand upright. */
record Orientation(int value) {
    boolean swapsSides() {
        return value >= 5;
    }

    /** Upright copy of {@code width x height} pixels of {@code size} bytes each; the same array if it is upright. */
    byte[] apply(byte[] stored, int width, int height, int size) {
        if (value == 1) return stored;
        int uprightWidth = swapsSides() ? height : width;
        int uprightHeight = swapsSides() ? width : height;
        boolean fromRight = value == 2 || value == 3 || value == 7 || value == 8;
        boolean fromBottom = value == 3 || value == 4 || value == 6 || value == 7;
        byte[] upright = new byte[stored.length];
        for (int y = 0, to = 0; y < uprightHeight; y++) {
            for (int x = 0; x < uprightWidth; x++, to += size) {
                int column = swapsSides() ? y : x;
                int row = swapsSides() ? x : y;
                if (fromRight) column = width - 1 - column;
                if (fromBottom) row = height - 1 - row;
                int from = (row * width + column) * size;
                for (int i = 0; i < size; i++) upright[to + i] = stored[from + i];
            }
        }
        return upright;
    }
}
