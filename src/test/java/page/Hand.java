package page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Mouse, keys and fingers on the picture, and what is to be seen over it. Places are in the window's CSS pixels. */
final class Hand {
    record Spot(double x, double y) {
        Spot plus(double right, double down) {
            return new Spot(x + right, y + down);
        }
    }

    private final Editor editor;
    private final Page page;
    private CDPSession session;

    Hand(Editor editor) {
        this.editor = editor;
        this.page = editor.page();
    }

    /** From a place on the photo. */
    Spot onPhoto(double x, double y) {
        BoundingBox canvas = editor.canvas().boundingBox();
        Number zoom = (Number) page.evaluate(
                "() => parseFloat(document.querySelector('#zoom').textContent)" + " / 100 / devicePixelRatio");
        return new Spot(canvas.x + x * zoom.doubleValue(), canvas.y + y * zoom.doubleValue());
    }

    /** The middles of the handles, in the order in which they are drawn: eight around, then the one that rotates. */
    List<Spot> handles() {
        return spots(".marks .knob");
    }

    /** The middle of the frame around the chosen text. */
    Spot middle() {
        return spots(".marks .frame-line").get(0);
    }

    int guides() {
        return (int)
                page.evaluate(
                        "() => [...document.querySelectorAll('.guide')].filter((line) => line.getClientRects()[0].width > 0).length");
    }

    void drag(Spot from, Spot to, String... keys) {
        hold(from, to, keys);
        release(keys);
    }

    void hold(Spot from, Spot to, String... keys) {
        page.mouse().move(from.x, from.y);
        page.mouse().down();
        for (String key : keys) page.keyboard().down(key);
        page.mouse().move((from.x + to.x) / 2, (from.y + to.y) / 2);
        page.mouse().move(to.x, to.y);
        editor.settle();
    }

    void release(String... keys) {
        page.mouse().up();
        for (String key : keys) page.keyboard().up(key);
        editor.settle();
    }

    void click(Spot spot) {
        page.mouse().click(spot.x, spot.y);
        editor.settle();
    }

    void doubleClick(Spot spot) {
        page.mouse().dblclick(spot.x, spot.y);
        editor.settle();
    }

    void press(String... keys) {
        for (String key : keys) page.keyboard().press(key);
        editor.settle();
    }

    /** One or two fingers from some places to others, in a few steps. */
    void swipe(List<Spot> from, List<Spot> to) {
        for (int down = 1; down <= from.size(); down++) touch("touchStart", from.subList(0, down));
        for (int step = 1; step <= 4; step++) {
            double share = step / 4.0;
            touch(
                    "touchMove",
                    IntStream.range(0, from.size())
                            .mapToObj(i -> from.get(i)
                                    .plus((to.get(i).x - from.get(i).x) * share, (to.get(i).y - from.get(i).y) * share))
                            .toList());
        }
        touch("touchEnd", List.of());
        editor.settle();
    }

    void tap(Spot spot) {
        touch("touchStart", List.of(spot));
        touch("touchEnd", List.of());
        editor.settle();
    }

    /** What was said last to those who do not see it. */
    String said() {
        return page.textContent("#live");
    }

    private List<Spot> spots(String selector) {
        List<?> found = (List<?>) page.evaluate("""
                (selector) => [...document.querySelectorAll(selector)].map((one) => {
                  const { x, y, width, height } = one.getBoundingClientRect();
                  return { x: x + width / 2, y: y + height / 2 };
                })""", selector);
        return found.stream()
                .map(one -> (Map<?, ?>) one)
                .map(one -> new Spot(((Number) one.get("x")).doubleValue(), ((Number) one.get("y")).doubleValue()))
                .toList();
    }

    private void touch(String type, List<Spot> fingers) {
        if (session == null) session = page.context().newCDPSession(page);
        JsonArray points = new JsonArray();
        for (int i = 0; i < fingers.size(); i++) {
            JsonObject point = new JsonObject();
            point.addProperty("x", fingers.get(i).x);
            point.addProperty("y", fingers.get(i).y);
            point.addProperty("id", i);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }
}
