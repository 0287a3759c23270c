package page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page's own packer, unpacked by the browser's. */
@Tag("browser")
class DeflateIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    /** Nothing, noise, runs across all borders, and counts by which Huffman's codes would be longer than deflate allows. */
    @Test
    void browserUnpacksWhatWasPacked() {
        Object wrong = server.editor().page().evaluate("""
                async () => {
                  const from = (name) => import(new URL(`js/io/${name}.js`, document.baseURI).href);
                  const [{ deflate, END_OF_STREAM }, { NO_SUMS, sumsOf, joined, checksum }] = await Promise.all([from('deflate'), from('adler')]);
                  let seed = 1;
                  const random = (most) => ((seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) >> 8) % most;
                  const bytes = (count, next) => Uint8Array.from({ length: count }, next);
                  const kinds = {
                    zeros: (count) => new Uint8Array(count),
                    noise: (count) => bytes(count, () => random(256)),
                    small: (count) => bytes(count, () => random(3) + random(3) - 2),
                    pixels: (count) => bytes(count, (_, i) => (Math.floor(i / 1000) % 2 ? i % 3 : random(2))),
                    runs(count) {
                      let left = 0;
                      let value = 0;
                      return bytes(count, () => {
                        if (left-- === 0) [left, value] = [random(600), random(256)];
                        return value;
                      });
                    },
                    steep(count) {
                      const all = [];
                      for (let one = 1, two = 1, value = 0; all.length < count; [one, two] = [two, one + two], value++)
                        for (let i = 0; i < one && all.length < count; i++) all.push((value * 7) % 256);
                      for (let i = all.length - 1; i > 0; i--) {
                        const other = random(i + 1);
                        [all[i], all[other]] = [all[other], all[i]];
                      }
                      return Uint8Array.from(all);
                    },
                  };
                  const wrong = [];
                  for (const [kind, make] of Object.entries(kinds)) {
                    for (const stride of [1, 3, 4]) {
                      for (const [count, bite] of [[0, 1], [1, 1], [2, 2], [5, 5], [259, 258], [70001, 1000], [65536, 65536], [200001, 131072], [300001, 300001]]) {
                        const plain = make(count);
                        const packed = [Uint8Array.of(0x78, 0x01)];
                        let sums = NO_SUMS;
                        for (let at = 0; at < count; at += bite) {
                          const part = plain.subarray(at, at + bite);
                          packed.push(...deflate(part, stride));
                          sums = joined(sums, sumsOf(part));
                        }
                        packed.push(END_OF_STREAM, checksum(sums));
                        const name = `${kind}, stride ${stride}, ${count} bytes by ${bite}`;
                        try {
                          const stream = new Blob(packed).stream().pipeThrough(new DecompressionStream('deflate'));
                          const back = new Uint8Array(await new Response(stream).arrayBuffer());
                          if (back.length !== count || back.some((byte, i) => byte !== plain[i])) wrong.push(name);
                        } catch (error) {
                          wrong.push(`${name}: ${error}`);
                        }
                        const size = new Blob(packed).size;
                        // Each block says which codes it has.
                        const most = (kind === 'zeros' ? count / 200 : count) + 200 * (1 + Math.ceil(count / Math.min(bite, 131072)));
                        if (size > most) wrong.push(`${name}: ${size} bytes`);
                      }
                    }
                  }
                  return wrong;
                }""");
        assertEquals(List.of(), wrong);
    }
}
