// @ts-check
import { codeLengths, codesOf } from './huffman.js';

/**
 * A deflate stream (RFC 1951) of a picture's filtered rows, in parts that know nothing of each other. The differences of neighbouring pixels are noise, in which a search
 * for what was there before finds next to nothing and takes most of the time; what comes again is the same difference for pixel
 * after pixel, where the picture is even. So bytes are coded by how often they come, and the only repetitions that are looked for
 * are those one pixel back. Photos become a little smaller by it than by a browser's encoder.
 */

/** Bytes that share a code: enough to pay for its description, and few enough to suit the part of the picture. */
const BLOCK = 1 << 17;
const MIN_MATCH = 10;
const MAX_MATCH = 258;
/** Literals, the end of a block, lengths. */
const SYMBOLS = 286;
const END = 256;
const LITERAL_BITS = 15;
const META_BITS = 7;
/** What the length of a code takes, below the code. */
const LENGTH_BITS = 5;
/** Of a block, at most: a byte may have a code of two; its head has less than a thousand. */
const BLOCK_BYTES = 2 * BLOCK + 1024;
/** Bytes that are handed over in one piece. */
const ROOM = 2 * BLOCK_BYTES;
/** The order in which the lengths of the code for lengths are written. */
const META_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** An empty block that says it is the last one. */
export const END_OF_STREAM = Uint8Array.of(3, 0);

/** For each length, its symbol, its extra bits and their number. */
const LENGTHS = lengthTable();

/**
 * A part of a stream, whole blocks up to a whole byte, so that another part can follow; the last one is followed by `END_OF_STREAM`.
 * @param {Uint8Array} bytes @param {number} stride bytes of a pixel @returns {Uint8Array<ArrayBuffer>[]}
 */
export function deflate(bytes, stride) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const done = [];
  const out = createBits((piece) => done.push(piece));
  /** Where repetitions begin, and their lengths, by turns. */
  const matches = new Int32Array(2 * Math.ceil(BLOCK / MIN_MATCH));
  for (let from = 0; from < bytes.length; ) from = block(from);
  out.put(0, 3); // An empty block of bytes as they are begins at a whole one.
  out.align();
  out.put(0, 16);
  out.put(0xffff, 16);
  out.flush();
  return done;

  /** @param {number} from @returns {number} where the next block begins */
  function block(from) {
    const end = Math.min(bytes.length, from + BLOCK);
    out.reserve(BLOCK_BYTES);
    const found = findMatches(bytes, from, end, stride, matches);
    const lengths = codeLengths(countsOf(bytes, from, end, matches.subarray(0, found)), LITERAL_BITS);
    header(lengths, found > 0);
    const codes = codesOf(lengths);
    const table = Uint32Array.from(codes, (code, symbol) => (code << LENGTH_BITS) | lengths[symbol]);
    let at = from;
    for (let i = 0; i < found; i += 2) {
      out.literals(bytes, at, matches[i], table);
      out.match(matches[i + 1], table);
      at = matches[i] + matches[i + 1];
    }
    out.literals(bytes, at, end, table);
    out.put(codes[END], lengths[END]);
    return end;
  }

  /** What says which codes the block has. @param {Uint8Array} lengths @param {boolean} hasMatches */
  function header(lengths, hasMatches) {
    let literals = SYMBOLS;
    while (literals > END + 1 && lengths[literals - 1] === 0) literals--;
    // The only distance is the stride: 1 to 4 have a symbol each. A code of one symbol has one bit.
    const distances = new Uint8Array(hasMatches ? stride : 1);
    distances[distances.length - 1] = 1;
    const all = new Uint8Array(literals + distances.length);
    all.set(lengths.subarray(0, literals));
    all.set(distances, literals);
    const runs = runsOf(all);
    const counts = new Uint32Array(19);
    for (const { symbol } of runs) counts[symbol]++;
    const metaLengths = codeLengths(counts, META_BITS);
    const metaCodes = codesOf(metaLengths);
    let metas = META_ORDER.length;
    while (metas > 4 && metaLengths[META_ORDER[metas - 1]] === 0) metas--;
    out.put(4, 3); // a block with codes of its own, and not the last one
    out.put(literals - 257, 5);
    out.put(distances.length - 1, 5);
    out.put(metas - 4, 4);
    for (const symbol of META_ORDER.slice(0, metas)) out.put(metaLengths[symbol], 3);
    for (const { symbol, extra, bits } of runs) {
      out.put(metaCodes[symbol], metaLengths[symbol]);
      out.put(extra, bits);
    }
  }
}

/**
 * Repetitions of what is one pixel back.
 * @param {Uint8Array} bytes @param {number} from @param {number} end @param {number} stride
 * @param {Int32Array} matches takes where repetitions begin, and their lengths, by turns
 * @returns {number} how many numbers it has taken
 */
function findMatches(bytes, from, end, stride, matches) {
  let count = 0;
  let free = Math.max(from, stride); // What is before is in no later match.
  // Every match has three bytes in a row from a multiple of this on. Noise has few such threes, which a processor can rely on.
  const step = MIN_MATCH - 2;
  for (let i = free; i + 2 < end; i += step) {
    if (((bytes[i] ^ bytes[i - stride]) | (bytes[i + 1] ^ bytes[i + 1 - stride]) | (bytes[i + 2] ^ bytes[i + 2 - stride])) !== 0) continue;
    let start = i;
    while (start > free && bytes[start - 1] === bytes[start - 1 - stride]) start--;
    let stop = i + 3;
    while (stop < end && bytes[stop] === bytes[stop - stride]) stop++;
    for (; stop - start >= MIN_MATCH; start += matches[count - 1]) {
      matches[count++] = start;
      matches[count++] = Math.min(MAX_MATCH, stop - start);
    }
    free = stop;
    i = Math.max(i, stop - step);
  }
  return count;
}

/** How often each symbol is written. @param {Uint8Array} bytes @param {number} from @param {number} end @param {Int32Array} matches */
function countsOf(bytes, from, end, matches) {
  const counts = new Uint32Array(SYMBOLS);
  // By turns: to count the same byte twice in a row, a processor would have to wait for itself.
  const others = [new Uint32Array(END), new Uint32Array(END), new Uint32Array(END)];
  const [one, two, three] = others;
  let at = from;
  for (let i = 0; i <= matches.length; i += 2) {
    const stop = i < matches.length ? matches[i] : end;
    for (; at + 4 <= stop; at += 4) {
      counts[bytes[at]]++;
      one[bytes[at + 1]]++;
      two[bytes[at + 2]]++;
      three[bytes[at + 3]]++;
    }
    for (; at < stop; at++) counts[bytes[at]]++;
    if (i === matches.length) break;
    counts[LENGTHS.symbol[matches[i + 1]]]++;
    at += matches[i + 1];
  }
  for (let value = 0; value < END; value++) counts[value] += one[value] + two[value] + three[value];
  counts[END] = 1;
  return counts;
}

/** A row of code lengths, shortened as RFC 1951, 3.2.7 has it. @param {Uint8Array} lengths */
function runsOf(lengths) {
  const runs = [];
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at];
    let n = 1;
    while (at + n < lengths.length && lengths[at + n] === length) n++;
    at += n;
    if (length > 0) {
      runs.push({ symbol: length, extra: 0, bits: 0 });
      n--;
    }
    while (n > 0) {
      const most = length > 0 ? 6 : 138;
      const part = Math.min(n, most);
      if (part < 3) for (let i = 0; i < part; i++) runs.push({ symbol: length, extra: 0, bits: 0 });
      else if (length > 0) runs.push({ symbol: 16, extra: part - 3, bits: 2 });
      else if (part < 11) runs.push({ symbol: 17, extra: part - 3, bits: 3 });
      else runs.push({ symbol: 18, extra: part - 11, bits: 7 });
      n -= part;
    }
  }
  return runs;
}

/** Bits, lowest first, handed over in pieces. @param {(bytes: Uint8Array<ArrayBuffer>) => void} emit */
function createBits(emit) {
  const room = new Uint32Array(ROOM / 4);
  let at = 0;
  let held = 0;
  let used = 0; // bits held, fewer than 32

  /** @param {number} value @param {number} bits at most 30 */
  function put(value, bits) {
    held |= value << used;
    const sum = used + bits;
    if (sum >= 32) {
      room[at++] = held;
      held = value >>> (32 - used);
    }
    used = sum & 31;
  }

  /** The whole bytes that there are. */
  function flush() {
    room[at] = held;
    const bytes = 4 * at + (used >>> 3);
    if (bytes > 0) emit(new Uint8Array(room.buffer, 0, bytes).slice());
    held >>>= used & 24;
    used &= 7;
    at = 0;
  }

  return {
    put,
    flush,
    /** To the next whole byte. */
    align: () => put(0, -used & 7),
    /** Makes room for so many bytes. @param {number} most */
    reserve(most) {
      if (4 * at + most > ROOM) flush();
    },
    /** @param {Uint8Array} bytes @param {number} from @param {number} end @param {Uint32Array} table codes over their lengths */
    literals(bytes, from, end, table) {
      // Variables of its own: those of a closure are in memory.
      let [to, bits, length, i] = [at, held, used, from];
      for (; i + 1 < end; i += 2) {
        const one = table[bytes[i]];
        const two = table[bytes[i + 1]];
        const pair = (one >>> LENGTH_BITS) | ((two >>> LENGTH_BITS) << one); // A shift looks at five bits only: the length.
        const sum = length + (one & 31) + (two & 31);
        bits |= pair << length;
        // Always a word, which counts if it is full: an if would be guessed wrong too often.
        room[to] = bits;
        const full = sum >>> 5;
        to += full;
        bits = (bits & (full - 1)) | ((pair >>> (32 - length)) & -full);
        length = sum & 31;
      }
      [at, held, used] = [to, bits, length];
      if (i < end) put(table[bytes[i]] >>> LENGTH_BITS, table[bytes[i]] & 31);
    },
    /** @param {number} length @param {Uint32Array} table */
    match(length, table) {
      const entry = table[LENGTHS.symbol[length]];
      put(entry >>> LENGTH_BITS, entry & 31);
      put(LENGTHS.extra[length], LENGTHS.bits[length] + 1); // The distance has one bit, which is 0.
    },
  };
}

/** RFC 1951, 3.2.5: lengths 3 to 10 have a symbol each; from there on, each four symbols have one extra bit more; 258 has its own. */
function lengthTable() {
  const symbol = new Uint16Array(MAX_MATCH + 1);
  const extra = new Uint8Array(MAX_MATCH + 1);
  const bits = new Uint8Array(MAX_MATCH + 1);
  for (let length = 3, first = 3, code = 257; code < 285; code++) {
    const more = code < 265 ? 0 : (code - 261) >> 2;
    for (; length < first + (1 << more) && length < MAX_MATCH; length++) {
      symbol[length] = code;
      extra[length] = length - first;
      bits[length] = more;
    }
    first = length;
  }
  symbol[MAX_MATCH] = 285;
  return { symbol, extra, bits };
}
