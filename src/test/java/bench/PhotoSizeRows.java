package bench;

/** Whether a photo costs as much as it has pixels. */
final class PhotoSizeRows {
    private static final double MILLION = 1e6;
    private static final int TURNS = 2;

    private final Servers servers;
    private final Table table;

    PhotoSizeRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    void measure() throws Exception {
        try (Target ours = servers.photos()) {
            PhotoLoad.run(ours, Photograph.jpeg(4000, 3000), 1, 12); // the JVM compiles what it needs
            double least = cpu(ours, 640, 480, 40);
            double little = cpu(ours, 1500, 1000, 16);
            double large = cpu(ours, 4000, 3000, 4);
            double largest = cpu(ours, 8192, 6104, 1);
            table.told("0.3 MP, CPU seconds", least, null);
            table.told("1.5 MP, CPU seconds", little, null);
            table.told("12 MP, CPU seconds", large, null);
            table.told("50 MP, CPU seconds", largest, null);
            double below = (large - least) / (4000 * 3000 - 640 * 480);
            double above = (largest - large) / (8192 * 6104 - 4000 * 3000);
            table.told("CPU seconds of a further million pixels, up to 12 MP", below * MILLION, null);
            table.atMost(1.25, "a further pixel from 12 to 50 MP / from 0.3 to 12 MP", above / below, null);
        }
    }

    /** Of one photo, the least of some turns. */
    private static double cpu(Target ours, int width, int height, int count) throws Exception {
        byte[] photo = Photograph.jpeg(width, height);
        PhotoLoad.Cost cost = PhotoLoad.run(ours, photo, 1, count);
        for (int i = 0; i < TURNS; i++) cost = cost.orLess(PhotoLoad.run(ours, photo, 1, count));
        return cost.cpuSeconds();
    }
}
