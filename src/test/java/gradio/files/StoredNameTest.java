package gradio.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "'trailing ', trailing_",
        "'a.png. .', a.png._",
        "con, _con",
        "Con.tar.gz, _Con.tar.gz",
        "'CON .png', CON_.png",
        "nul, _nul",
        "LPT1.txt, _LPT1.txt",
        "com0, _com0",
        "com¹.png, com_.png",
        "COM10.png, COM10.png",
        "console.png, console.png",
        "C:x.png, C_x.png",
        "C:, C_",
        "C:\\, file",
        "x.png::$DATA, x.png___DATA",
        "\\\\server\\share\\x.png, x.png",
        "\\\\?\\C:\\x.png, x.png",
        "\\\\.\\PhysicalDrive0, PhysicalDrive0",
        "PROGRA~1, PROGRA_1",
        "a<b>c|d?e*f.png, a_b_c_d_e_f.png",
        "desktop.ini, desktop.ini",
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
    void isNotCutSoThatADotIsLast() {
        assertEquals("x".repeat(99), StoredName.of("x".repeat(99) + "." + "y".repeat(50)));
        assertEquals("x".repeat(90) + ".jpeg", StoredName.of("x".repeat(90) + "....." + "y".repeat(9) + ".jpeg"));
        assertEquals("_con." + "x".repeat(95), StoredName.of("con." + "x".repeat(96)));
    }

    /** So that a name can be looked at once more when somebody asks for it. */
    @Test
    void ofAStoredNameIsThatName() {
        String letters = "aC0._- :\\/\u0000~$é.con.nul";
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = random.nextInt(i % 10 == 0 ? 150 : 8); n > 0; n--)
                name.append(letters.charAt(random.nextInt(letters.length())));
            String stored = StoredName.of(name.toString());
            assertTrue(StoredName.is(stored), () -> name + " is stored as " + stored);
            assertTrue(stored.matches("[A-Za-z0-9_-](.{0,98}[A-Za-z0-9_-])?"), stored);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "x.",
                "x ",
                "CON",
                "nul.txt",
                "a:b",
                "a\\b",
                "C:",
                "x::$DATA",
                ".x",
                "x~1?",
                "aux.h"
            })
    void noneOfTheseIsOne(String name) {
        assertFalse(StoredName.is(name));
    }

    @Test
    void forDisplayOnlyDirectoriesAndControlCharactersGo() {
        assertEquals("日本 #1.png", StoredName.display("C:\\x\\日本\u0000 #1.png"));
    }
}
