package operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One of what the app promises to run on.
 *
 * @param line of the container's versions
 * @param version of the distribution
 * @param edition of Jakarta EE; Jetty may have several
 * @param java the JDK
 */
record Cell(Maker maker, String line, String version, int edition, int java) {
    private static final List<Integer> JDKS = List.of(17, 25);

    /** All, or those that {@code -Dcells} is a part of. */
    static Stream<Cell> chosen() {
        String only = System.getProperty("cells", "");
        return all().stream().filter(cell -> cell.toString().contains(only));
    }

    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>();
        for (int java : JDKS) {
            cells.add(of(Maker.TOMCAT, "10.1", 10, java));
            cells.add(of(Maker.TOMCAT, "11", 11, java));
            cells.add(of(Maker.JETTY, "12.0", 10, java));
            cells.add(of(Maker.JETTY, "12.1", 10, java));
            cells.add(of(Maker.JETTY, "12.1", 11, java));
        }
        return cells;
    }

    private static Cell of(Maker maker, String line, int edition, int java) {
        String version = System.getProperty(maker.title.toLowerCase(Locale.ROOT) + "-" + line);
        return new Cell(maker, line, version, edition, java);
    }

    /** Commands of the guide for this edition, which names the older one. */
    String ofEdition(String commands) {
        return commands.replace("ee10-", "ee" + edition + "-");
    }

    /** Container and edition, as operators call them. */
    String container() {
        return maker.title + " " + version + (maker == Maker.JETTY ? ", ee" + edition : "");
    }

    @Override
    public String toString() {
        return container() + ", JDK " + java;
    }
}
