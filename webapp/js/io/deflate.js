// @ts-check
import { codeLengths, codesOf } from './huffman.js';

/**
 * A deflate stream (RFC 1951) of a picture's filtered rows, in parts that know nothing of each other. The differences of neighbouring pixels are noise, in which a search
 * for what was there before finds next to nothing and takes most of the time; what comes again is the same difference for pixel
 * after pixel, where the picture is even. So bytes are coded by how often they come, and the only repetitions that are looked for
 * are those one pixel back. Photos become a little smaller by it than by a browser's encoder.
 */

/** Bytes that share a code: enough to pay for its description, and few enough to suit the part of the picture. */
const BLOCK = 1 << 16;
const MIN_MATCH = 6;
const MAX_MATCH = 258;
/** Literals, the end of a block, lengths. */
const SYMBOLS = 286;
const END = 256;
/** Deflate allows 15. With 12, two codes and what is left of a byte fit in 32 bits; it costs a thousandth. */
const LITERAL_BITS = 12;
const META_BITS = 7;
/** Of a block, at most: two codes take three bytes; its head has less than a thousand. */
const BLOCK_BYTES = 1.5 * BLOCK + 1024;
/** Bytes that are handed over in one piece. */
const ROOM = 4 * BLOCK_BYTES;
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
  out.bytes([0, 0, 255, 255]);
  out.flush();
  return done;

  /** @param {number} from @returns {number} where the next block begins */
  function block(from) {
    const end = Math.min(bytes.length, from + BLOCK);
    out.reserve(BLOCK_BYTES);
    const found = findMatches(from, end);
    const lengths = codeLengths(countsOf(from, end, found), LITERAL_BITS);
    header(lengths, found > 0);
    const codes = codesOf(lengths);
    const table = Uint32Array.from(codes, (code, symbol) => (lengths[symbol] << 16) | code);
    let at = from;
    for (let i = 0; i < 2 * found; i += 2) {
      out.literals(bytes, at, matches[i], table);
      out.match(matches[i + 1], table);
      at = matches[i] + matches[i + 1];
    }
    out.literals(bytes, at, end, table);
    out.put(codes[END], lengths[END]);
    return end;
  }

  /** @param {number} from @param {number} end @returns {number} how many */
  function findMatches(from, end) {
    let count = 0;
    let free = Math.max(from, stride); // What is before is in no later match.
    // A match has at least six bytes, and so a pair at every fourth. Noise has few such pairs, which a processor can rely on.
    for (let i = free; i + 1 < end; i += 4) {
      if (((bytes[i] ^ bytes[i - stride]) | (bytes[i + 1] ^ bytes[i + 1 - stride])) !== 0) continue;
      let start = i;
      while (start > free && bytes[start - 1] === bytes[start - 1 - stride]) start--;
      let stop = i + 2;
      while (stop < end && bytes[stop] === bytes[stop - stride]) stop++;
      for (; stop - start >= MIN_MATCH; start += matches[2 * count++ + 1]) {
        matches[2 * count] = start;
        matches[2 * count + 1] = Math.min(MAX_MATCH, stop - start);
      }
      free = stop;
      i = Math.max(i, stop - 4);
    }
    return count;
  }

  /** How often each symbol is written. @param {number} from @param {number} end @param {number} found */
  function countsOf(from, end, found) {
    const counts = new Uint32Array(SYMBOLS);
    // By turns: to count the same byte twice in a row, a processor would have to wait for itself.
    const others = [new Uint32Array(END), new Uint32Array(END), new Uint32Array(END)];
    const [one, two, three] = others;
    let at = from;
    for (let i = 0; i <= 2 * found; i += 2) {
      const stop = i < 2 * found ? matches[i] : end;
      for (; at + 4 <= stop; at += 4) {
        counts[bytes[at]]++;
        one[bytes[at + 1]]++;
        two[bytes[at + 2]]++;
        three[bytes[at + 3]]++;
      }
      for (; at < stop; at++) counts[bytes[at]]++;
      if (i === 2 * found) break;
      counts[LENGTHS.symbol[matches[i + 1]]]++;
      at += matches[i + 1];
    }
    for (let value = 0; value < END; value++) counts[value] += one[value] + two[value] + three[value];
    counts[END] = 1;
    return counts;
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
  const room = new Uint8Array(ROOM);
  let at = 0;
  let held = 0;
  let used = 0; // bits held, fewer than 8

  /** @param {number} value @param {number} bits at most 24 */
  function put(value, bits) {
    held |= value << used;
    for (used += bits; used >= 8; used -= 8, held >>>= 8) room[at++] = held;
  }

  function flush() {
    if (at > 0) emit(room.slice(0, at));
    at = 0;
  }

  return {
    put,
    flush,
    /** To the next whole byte, and then these. @param {number[]} bytes */
    bytes(bytes) {
      put(0, (8 - used) % 8);
      for (const byte of bytes) put(byte, 8);
    },
    /** Makes room for so many bytes. @param {number} most */
    reserve(most) {
      if (at + most > ROOM) flush();
    },
    /** @param {Uint8Array} bytes @param {number} from @param {number} end @param {Uint32Array} table code and, from bit 16, its length */
    literals(bytes, from, end, table) {
      // Variables of its own: those of a closure are in memory.
      let [to, bits, length, i] = [at, held, used, from];
      for (; i + 1 < end; i += 2) {
        const one = table[bytes[i]];
        const two = table[bytes[i + 1]];
        bits |= (one & 0xffff) << length;
        length += one >>> 16;
        bits |= (two & 0xffff) << length;
        length += two >>> 16;
        // Always three bytes, of which those count that are whole: an if would be guessed wrong too often.
        room[to] = bits;
        room[to + 1] = bits >>> 8;
        room[to + 2] = bits >>> 16;
        to += length >>> 3;
        bits >>>= length & 24;
        length &= 7;
      }
      [at, held, used] = [to, bits, length];
      if (i < end) put(table[bytes[i]] & 0xffff, table[bytes[i]] >>> 16);
    },
    /** @param {number} length @param {Uint32Array} table */
    match(length, table) {
      const entry = table[LENGTHS.symbol[length]];
      put(entry & 0xffff, entry >>> 16);
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
