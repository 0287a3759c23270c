// @ts-check
import { sumsOf } from './adler.js';
import { deflate } from './deflate.js';
import { chunkBytes } from './png-chunks.js';
import { filterRows } from './png-filter.js';

/**
 * Rows of a picture as they stand in a PNG. They can be packed before those above them are, and somewhere else.
 *
 * @typedef {object} Rows
 * @property {Uint8ClampedArray} rgba whole rows, not premultiplied
 * @property {Uint8ClampedArray | null} above the row before them
 * @property {number} width
 * @property {3 | 4} channels
 *
 * @typedef {object} Packed
 * @property {Uint8Array<ArrayBuffer>[]} chunks IDAT
 * @property {import('./adler.js').Sums} sums of what is in them
 */

/** @param {Rows} rows @returns {Packed} */
export function packRows({ rgba, above, width, channels }) {
  const bytes = filterRows(rgba, above, width, channels);
  const chunks = deflate(bytes, channels).map((data) => chunkBytes({ type: 'IDAT', data }));
  return { chunks, sums: sumsOf(bytes) };
}
