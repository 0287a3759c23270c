package gradio.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredNameTest {
    @ParameterizedTest
    @CsvSource({
        "girl-1.jpg, girl-1.jpg",
        "../../etc/x.png, x.png",
        "..\\..\\x.png, x.png",
        "C:\\photos\\a b.png, a_b.png",
        "日本 #%41;&.png, _____41__.png",
        ".htaccess, _.htaccess",
        "a:$DATA.png, a__DATA.png",
        "CON.png, _CON.png",
        "trailing..., trailing",
        "'', file",
        "..., file"
    })
    void isPlain(String given, String stored) {
        assertEquals(stored, StoredName.of(given));
    }

    @Test
    void keepsTheExtensionOfALongName() {
        String stored = StoredName.of("x".repeat(300) + ".jpeg");
        assertEquals(100, stored.length());
        assertEquals("x.jpeg", stored.substring(94));
    }

    @Test
    void forDisplayOnlyDirectoriesAndControlCharactersGo() {
        assertEquals("日本 #1.png", StoredName.display("C:\\x\\日本\u0000 #1.png"));
    }
}
