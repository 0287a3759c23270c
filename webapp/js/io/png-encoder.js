// @ts-check
import { SIGNATURE, chunkBytes } from './png-chunks.js';
import { createFilter } from './png-filter.js';

/** @typedef {import('./png-chunks.js').Chunk} Chunk */

/** Compressed bytes per IDAT chunk, and per piece that is handed over to the browser's store for blobs. */
const PIECE = 1 << 20;
/** Bytes that are deflated in one go, which is how long the thread is held. */
const BITE = 1 << 17;

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
  const filter = createFilter(width, isOpaque ? 3 : 4);
  const deflate = new CompressionStream('deflate'); // Which is zlib's format, as PNG wants it.
  const writer = deflate.writable.getWriter();
  const pieces = collect(deflate.readable);
  pieces.catch(() => {}); // It is awaited at the end, but may fail before.
  return {
    /** @param {Uint8ClampedArray} rgba whole rows, not premultiplied */
    async write(rgba) {
      const bytes = filter(rgba);
      for (let at = 0; at < bytes.length; at += BITE) {
        await writer.write(bytes.subarray(at, at + BITE));
        await breathe();
      }
    },
    /** @returns {Promise<Blob>} */
    async finish() {
      await writer.close();
      const frame = [{ type: 'IHDR', data: header(width, height, isOpaque) }, ...head].map(chunkBytes);
      const end = chunkBytes({ type: 'IEND', data: new Uint8Array() });
      return new Blob([SIGNATURE, ...frame, ...(await pieces), end], { type: 'image/png' });
    },
    /** Lets go of everything. @param {unknown} reason */
    abort: (reason) => writer.abort(reason).catch(() => {}),
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

/** Compressed bytes as IDAT chunks, each in the browser's keeping as soon as it is whole. @param {ReadableStream<Uint8Array>} stream @returns {Promise<Blob[]>} */
async function collect(stream) {
  const reader = stream.getReader();
  /** @type {Blob[]} */
  const blobs = [];
  let piece = new Uint8Array(PIECE);
  let filled = 0;
  const flush = () => {
    if (filled > 0) blobs.push(new Blob([chunkBytes({ type: 'IDAT', data: piece.subarray(0, filled) })]));
    filled = 0;
  };
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    for (let at = 0; at < value.length; ) {
      const part = value.subarray(at, at + PIECE - filled);
      piece.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === PIECE) flush();
    }
  }
  flush();
  return blobs;
}
