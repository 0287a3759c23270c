package gradio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradio.queue.ManualTimer;
import gradio.queue.Reader;
import gradio.web.Feed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private final ManualTimer timer = new ManualTimer();
    private final Tracker tracker = new Tracker(timer, timer::now);
    private final List<Track> told = new ArrayList<>();

    /** Reads whenever it is woken. */
    private static final class Page implements Reader {
        private final List<String> heard = new ArrayList<>();
        private final Feed feed;
        private boolean replaced;

        Page(Track track) {
            feed = track.readBy(this);
        }

        @Override
        public void ready() {
            for (byte[] frame; (frame = feed.next()) != null; ) {
                heard.add(new String(frame, StandardCharsets.UTF_8).strip());
            }
        }

        @Override
        public void knock() {
            ready();
        }

        @Override
        public void replaced() {
            replaced = true;
        }
    }

    private static String update(String name, long bytes) {
        return "data: {\"msg\":\"update\",\"orig_name\":\"" + name + "\",\"chunk_size\":" + bytes + "}";
    }

    private static final String DONE = "data: {\"msg\":\"done\"}";

    @Test
    void whatIsThereIsFoundAtOnceAndWhatComesInTimeWhenItComes() {
        Track a = tracker.begin("a");
        tracker.find("a", told::add);
        assertSame(a, told.get(0));
        tracker.find("b", told::add);
        timer.advance(2_999);
        assertEquals(1, told.size());
        assertSame(tracker.begin("b"), told.get(1));
        timer.advance(10_000);
        assertEquals(2, told.size());
    }

    @Test
    void whatDoesNotComeIsNotFoundAfterThreeSeconds() {
        tracker.find("a", told::add);
        timer.advance(3_000);
        assertEquals(Arrays.asList((Track) null), told);
        assertEquals(0, tracker.size());
    }

    @Test
    void aStopKeepsNobodyWaiting() {
        tracker.find("a", told::add);
        tracker.stop();
        tracker.find("b", told::add);
        assertEquals(Arrays.asList((Track) null, null), told);
    }

    @Test
    void anUploadIsRememberedForThreeSecondsAfterItsEnd() {
        Track track = tracker.begin("a");
        tracker.end("a", track);
        timer.advance(2_999);
        tracker.find("a", told::add);
        assertSame(track, told.get(0));
        timer.advance(1);
        assertEquals(0, tracker.size());
    }

    @Test
    void aSecondUploadOfTheSameIdGoesOnWithIt() {
        Track track = tracker.begin("a");
        Page page = new Page(track);
        tracker.end("a", track);
        assertEquals(List.of(DONE), page.heard);
        assertSame(track, tracker.begin("a"));
        timer.advance(3_000);
        assertEquals(1, tracker.size());
        tracker.end("a", track);
        assertEquals(List.of(DONE, DONE), page.heard);
    }

    @Test
    void whatIsNotReadIsAddedUpFileByFile() {
        Track track = tracker.begin("a");
        for (int i = 0; i < 3; i++) track.came("x", 10);
        track.came("y", 1);
        Page page = new Page(track);
        page.ready();
        assertEquals(List.of(update("x", 30), update("y", 1)), page.heard);
        assertTrue(!page.feed.ended());
        track.came("y", 2);
        assertEquals(2, page.heard.size(), "not for every buffer");
        timer.advance(50);
        track.came("y", 3);
        tracker.end("a", track);
        assertEquals(List.of(update("y", 5), DONE), page.heard.subList(2, 4));
        assertTrue(page.feed.ended());
    }

    @Test
    void moreFilesThanAreRememberedForgetTheFirst() {
        Track track = tracker.begin("a");
        for (int i = 0; i < 1_000; i++) track.came("f" + i, 1);
        Page page = new Page(track);
        page.ready();
        assertEquals(100, page.heard.size());
        assertEquals(update("f999", 1), page.heard.get(99));
    }

    @Test
    void aSecondReaderTakesThePlaceOfTheFirst() {
        Track track = tracker.begin("a");
        Page first = new Page(track);
        Page second = new Page(track);
        assertTrue(first.replaced && first.feed.ended());
        track.came("x", 1);
        first.ready();
        first.feed.left();
        tracker.end("a", track);
        assertEquals(List.of(), first.heard);
        assertEquals(List.of(update("x", 1), DONE), second.heard);
    }

    @Test
    void bytesAreCountedAsTheyAreRead() throws IOException {
        Track track = tracker.begin("a");
        track.counted(new ByteArrayInputStream(new byte[10]), "n".repeat(1_000)).readAllBytes();
        Page page = new Page(track);
        page.ready();
        assertEquals(List.of(update("n".repeat(200), 10)), page.heard);
    }
}
