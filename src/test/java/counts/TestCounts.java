package counts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end how many tests ran, and where: a suite that quietly stopped running on one container is seen here. */
public final class TestCounts implements TestExecutionListener {
    private final Map<String, Integer> places = new LinkedHashMap<>(); // All fields guarded by this.
    private int run;
    private int failed;
    private int skipped;
    private TestPlan plan;

    public TestCounts() {
        for (Place place : Place.values()) places.put(place.words, 0);
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skipped += test.isTest() ? 1 : (int) plan.countTestIdentifiers(t -> t.isTest() && isUnder(t, test));
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean failure = result.getStatus() == TestExecutionResult.Status.FAILED;
        if (!test.isTest()) {
            if (failure) failed++; // A class that could not be set up: its tests are not even counted as run.
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) skipped++;
            return;
        }
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            skipped++;
            return;
        }
        run++;
        if (failure) failed++;
        for (Place place : Place.values()) if (isAt(test, place)) places.merge(place.words, 1, Integer::sum);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        if (run + failed + skipped > 0) System.out.println(this);
    }

    @Override
    public synchronized String toString() {
        String total = "Tests: " + run + " run, " + failed + " failed, " + skipped + " skipped";
        String where = places.entrySet().stream()
                .filter(place -> place.getValue() > 0)
                .map(place -> place.getValue() + " " + place.getKey())
                .collect(Collectors.joining(", "));
        return where.isEmpty() ? total : total + " — " + where;
    }

    private boolean isUnder(TestIdentifier test, TestIdentifier ancestor) {
        return test.getUniqueIdObject().hasPrefix(ancestor.getUniqueIdObject());
    }

    /** A test is at a place by a tag, or by a name such as {@code [1] JETTY_AT_ROOT}, its own or one above it. */
    private boolean isAt(TestIdentifier test, Place place) {
        for (TestIdentifier t = test; t != null; t = plan.getParent(t).orElse(null))
            if (t.getTags().contains(place.tag) || t.getDisplayName().contains(place.name())) return true;
        return false;
    }

    private enum Place {
        JETTY("on Jetty"),
        TOMCAT("on Tomcat"),
        PYTHON("in Python"),
        NODE("in Node"),
        BROWSER("in the browser");

        private final String words;
        private final TestTag tag;

        Place(String words) {
            this.words = words;
            tag = TestTag.create(name().toLowerCase(Locale.ROOT));
        }
    }
}
