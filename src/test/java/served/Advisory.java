package served;

import java.util.List;

/**
 * A published advisory on Gradio, and what is done about it here.
 *
 * @param number its row in reliability-and-security 1.1
 * @param id its CVE, or what it goes by
 * @param what what was possible
 * @param attacks what is tried on a running server
 * @param looks what is looked for in what is built and shipped
 * @param why why there is nothing to try, where nothing is
 */
record Advisory(int number, String id, String what, List<Attack> attacks, List<Look> looks, String why) {
    Advisory {
        attacks = List.copyOf(attacks);
        looks = List.copyOf(looks);
        if (attacks.isEmpty() && looks.isEmpty() && why.isBlank())
            throw new IllegalArgumentException("Row " + number + " neither tries anything nor says why");
    }

    Advisory(int number, String id, String what) {
        this(number, id, what, List.of(), List.of(), "not said");
    }

    Advisory tried(Attack... how) {
        return new Advisory(number, id, what, List.of(how), looks, why);
    }

    Advisory lookedFor(Look... where) {
        return new Advisory(number, id, what, attacks, List.of(where), why);
    }

    Advisory notTried(String because) {
        return new Advisory(number, id, what, attacks, looks, because);
    }

    @Override
    public String toString() {
        return number + " " + id + " " + what;
    }
}
