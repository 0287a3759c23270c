// @ts-check
/**
 * How many pixels a picture says that it has, by its first bytes: to be asked before a browser makes room for them all.
 *
 * @typedef {import('../model/types.js').Size} Size
 */

/** JPEG: segments that carry the size are SOF0 to SOF15, without those three of this row that are something else. */
const NO_FRAME = [0xc4, 0xc8, 0xcc];
/** More than any JPEG has before its pixels. */
const MOST_SEGMENTS = 2000;
/** Of an AVIF or HEIC file, where its boxes say what is in it. */
const BOXES = 1 << 16;

/** @param {Blob} file @param {string} format @returns {Promise<Size | null>} null if that cannot be seen */
export async function sizeSaid(file, format) {
  if (format === 'jpeg') return ofJpeg(file);
  const head = new DataView(await file.slice(0, BOXES).arrayBuffer());
  if (head.byteLength < 30) return null;
  switch (format) {
    case 'png':
      return { width: head.getUint32(16), height: head.getUint32(20) };
    case 'gif':
      return { width: head.getUint16(6, true), height: head.getUint16(8, true) };
    case 'bmp':
      return { width: Math.abs(head.getInt32(18, true)), height: Math.abs(head.getInt32(22, true)) };
    case 'webp':
      return ofWebp(head);
    case 'avif':
    case 'heic':
      return ofBoxes(head);
    default:
      return null;
  }
}

/** @param {Blob} file @returns {Promise<Size | null>} */
async function ofJpeg(file) {
  let at = 2;
  for (let i = 0; i < MOST_SEGMENTS && at + 9 < file.size; i++) {
    const segment = new DataView(await file.slice(at, at + 9).arrayBuffer());
    const kind = segment.getUint8(1);
    if (segment.getUint8(0) !== 0xff || kind === 0xda) return null;
    const isFrame = kind >= 0xc0 && kind <= 0xcf && !NO_FRAME.includes(kind);
    if (isFrame) return { width: segment.getUint16(7), height: segment.getUint16(5) };
    at += kind === 0xff ? 1 : 2 + segment.getUint16(2); // A marker may be padded.
  }
  return null;
}

/** @param {DataView} head @returns {Size | null} */
function ofWebp(head) {
  const kind = String.fromCharCode(...new Uint8Array(head.buffer, 12, 4));
  const triple = (/** @type {number} */ at) => head.getUint16(at, true) + head.getUint8(at + 2) * 65536;
  if (kind === 'VP8X') return { width: 1 + triple(24), height: 1 + triple(27) };
  if (kind === 'VP8 ') return { width: head.getUint16(26, true) & 0x3fff, height: head.getUint16(28, true) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = head.getUint32(21, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/** The largest of the pictures in the file: others are its thumbnail and its tiles. @param {DataView} head @returns {Size | null} */
function ofBoxes(head) {
  /** @type {Size | null} */
  let largest = null;
  for (let at = 4; at + 16 <= head.byteLength; at++) {
    if (head.getUint32(at) !== 0x69737065) continue; // 'ispe', image spatial extents
    const size = { width: head.getUint32(at + 8), height: head.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
