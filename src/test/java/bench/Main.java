package bench;

import java.nio.file.Path;
import java.util.List;

/**
 * Measures the engine, the cut-out and the page beside the Python server that they stand for, in turns. System properties: {@code peer}, the Python server's script
 * (none: ours alone); {@code rows}, what is measured (all).
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        String peer = System.getProperty("peer", "");
        Servers servers = new Servers(peer.isEmpty() ? null : Path.of(peer).toAbsolutePath());
        List<String> rows = List.of(System.getProperty("rows", "").split(","));
        boolean all = rows.equals(List.of(""));
        Table table = new Table();
        if (all || rows.contains("noop")) new NoopRows(servers, table).measure();
        if (all || rows.contains("crowd")) new CrowdRows(servers, table).measure();
        if (all || rows.contains("blob")) new BlobRows(servers, table).measure();
        if (all || rows.contains("idle")) new IdleRows(servers, table).measure();
        if (all || rows.contains("file")) new FileRows(servers, table).measure();
        if (all || rows.contains("call")) new TwoStepRows(servers, table).measure();
        boolean photos = all || rows.contains("photo");
        if (all || rows.contains("start")) StartRows.measure(table);
        if (photos || rows.contains("photo-cost")) new PhotoCostRows(servers, table).measure();
        if (photos || rows.contains("photo-lane")) new PhotoLaneRows(servers, table).measure();
        if (photos || rows.contains("photo-size")) new PhotoSizeRows(servers, table).measure();
        if (photos || rows.contains("photo-heap")) new PhotoHeapRows(servers, table).measure();
        if (photos || rows.contains("photo-crowd")) new PhotoCrowdRows(servers, table).measure();
        if (photos || rows.contains("photo-model")) PhotoModelRows.measure(table);
        PageRows.measure(table, row -> all || rows.contains("page") || rows.contains(row));
        table.end();
    }
}
