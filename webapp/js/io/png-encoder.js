// @ts-check
import { createDeflate } from './deflate.js';
import { SIGNATURE, chunkBytes } from './png-chunks.js';
import { createFilter } from './png-filter.js';

/** @typedef {import('./png-chunks.js').Chunk} Chunk */

/** Bytes that are deflated in one go, which is how long the thread is held. */
const BITE = 1 << 18;

/**
 * Writes a PNG a few rows at a time, so that the picture never has to be in memory as a whole. 8 bits a channel.
 * @param {object} picture
 * @param {number} picture.width
 * @param {number} picture.height
 * @param {boolean} picture.isOpaque alpha is left out
 * @param {Chunk[]} picture.head chunks that stand before the pixels: the colour space
 * @param {() => void | Promise<void>} [breathe] asked after each bite, so that a page can do something else
 */
export function createPngEncoder({ width, height, isOpaque, head }, breathe = () => {}) {
  const channels = isOpaque ? 3 : 4;
  const filter = createFilter(width, channels);
  /** Each in the browser's keeping as soon as it is whole. @type {Blob[]} */
  const pieces = [];
  const deflate = createDeflate(channels, (data) => pieces.push(new Blob([chunkBytes({ type: 'IDAT', data })])));
  return {
    /** @param {Uint8ClampedArray} rgba whole rows, not premultiplied */
    async write(rgba) {
      const bytes = filter(rgba);
      for (let at = 0; at < bytes.length; at += BITE) {
        deflate.write(bytes.subarray(at, at + BITE));
        await breathe();
      }
    },
    /** @returns {Blob} */
    finish() {
      deflate.finish();
      const frame = [{ type: 'IHDR', data: header(width, height, isOpaque) }, ...head].map(chunkBytes);
      const end = chunkBytes({ type: 'IEND', data: new Uint8Array() });
      return new Blob([SIGNATURE, ...frame, ...pieces, end], { type: 'image/png' });
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
