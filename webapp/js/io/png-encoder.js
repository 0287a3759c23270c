// @ts-check
import { NO_SUMS, checksum, joined } from './adler.js';
import { END_OF_STREAM } from './deflate.js';
import { SIGNATURE, chunkBytes } from './png-chunks.js';

/** @typedef {import('./png-chunks.js').Chunk} Chunk */

/** A zlib stream that begins (RFC 1950). */
const STREAM = Uint8Array.of(0x78, 0x01);

/**
 * Writes a PNG a few rows at a time, so that the picture never has to be in memory as a whole. 8 bits a channel.
 * @param {object} picture
 * @param {number} picture.width
 * @param {number} picture.height
 * @param {boolean} picture.isOpaque alpha is left out
 * @param {Chunk[]} picture.head chunks that stand before the pixels: the colour space
 * @param {import('./packers.js').Packer} packer
 */
export function createPngEncoder({ width, height, isOpaque, head }, packer) {
  const channels = isOpaque ? 3 : 4;
  const rowsAtOnce = Math.max(1, Math.floor(packer.bite / (width * channels)));
  /** Each in the browser's keeping as soon as it is whole. @type {Blob[]} */
  const pieces = [];
  /** What is being packed, from top to bottom. @type {Array<Promise<import('./png-rows.js').Packed>>} */
  const open = [];
  let sums = NO_SUMS;
  /** @type {Uint8ClampedArray | null} */
  let above = null;

  async function take() {
    const packed = await /** @type {Promise<import('./png-rows.js').Packed>} */ (open.shift());
    sums = joined(sums, packed.sums);
    pieces.push(new Blob(packed.chunks));
  }

  return {
    /** @param {Uint8ClampedArray} rgba whole rows, not premultiplied; the encoder's own from now on */
    async write(rgba) {
      const last = rgba.slice(-width * 4);
      const bite = Math.min(rgba.length, rowsAtOnce * width * 4);
      for (let at = 0; at < rgba.length; at += bite) {
        const packed = packer.pack({ rgba: rgba.subarray(at, at + bite), above: at > 0 ? rgba.slice(at - width * 4, at) : above, width, channels });
        packed.catch(() => {}); // It is heard when its turn comes.
        open.push(packed);
        if (open.length >= packer.most) await take();
      }
      above = last;
    },
    /** @returns {Promise<Blob>} */
    async finish() {
      while (open.length > 0) await take();
      const start = [{ type: 'IHDR', data: header(width, height, isOpaque) }, ...head, { type: 'IDAT', data: STREAM }].map(chunkBytes);
      const end = [END_OF_STREAM, checksum(sums)].map((data) => chunkBytes({ type: 'IDAT', data }));
      return new Blob([SIGNATURE, ...start, ...pieces, ...end, chunkBytes({ type: 'IEND', data: new Uint8Array() })], { type: 'image/png' });
    },
  };
}

/** @param {number} width @param {number} height @param {boolean} isOpaque */
function header(width, height, isOpaque) {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data[8] = 8;
  data[9] = isOpaque ? 2 : 6;
  return data;
}
