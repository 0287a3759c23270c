package page;

/** What somebody has made, as a fingerprint: the picture, the words, the layers, and what can be taken back. */
final class Made {
    private Made() {}

    static String of(Editor editor) {
        editor.settle();
        return (String) editor.page().evaluate("""
                () => JSON.stringify({
                  picture: document.getElementById('photo').toDataURL(),
                  words: document.getElementById('control-text').value,
                  layers: [...document.querySelectorAll('.layer-name')].map((name) => name.textContent),
                  undo: document.getElementById('undo').getAttribute('aria-disabled'),
                })""");
    }
}
