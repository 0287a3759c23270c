package served;

import java.util.List;

/** Something that must not be found in what is built and shipped. */
record Look(String name, Search search) {
    /** What was found, one line each. */
    @FunctionalInterface
    interface Search {
        List<String> findings(Product product) throws Exception;
    }

    List<String> findings(Product product) throws Exception {
        return search.findings(product);
    }

    @Override
    public String toString() {
        return name;
    }
}
