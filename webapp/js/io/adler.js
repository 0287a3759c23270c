// @ts-check
/**
 * Adler's checksum (RFC 1950, 8.2), of parts that are summed up apart from each other.
 *
 * @typedef {{a: number, b: number, length: number}} Sums of so many bytes
 */

/** Bytes after which the sums could be more than 32 bits have room for. */
const BITE = 3800;
const BASE = 65521;

/** @type {Sums} */
export const NO_SUMS = { a: 1, b: 0, length: 0 };

/** @param {Uint8Array} bytes @returns {Sums} */
export function sumsOf(bytes) {
  let { a, b } = NO_SUMS;
  for (let i = 0; i < bytes.length; ) {
    for (const end = Math.min(bytes.length, i + BITE); i < end; i++) {
      a += bytes[i];
      b += a;
    }
    a %= BASE;
    b %= BASE;
  }
  return { a, b, length: bytes.length };
}

/** Of one part and the next: each byte of the next one has all of the first's sum before it. @param {Sums} one @param {Sums} next @returns {Sums} */
export function joined(one, next) {
  const before = one.a - 1;
  const b = one.b + next.b + (next.length % BASE) * before;
  return { a: (before + next.a) % BASE, b: b % BASE, length: one.length + next.length };
}

/** As it ends a zlib stream. @param {Sums} sums */
export function checksum({ a, b }) {
  return Uint8Array.of(b >>> 8, b & 255, a >>> 8, a & 255);
}
