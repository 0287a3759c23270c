// @ts-check
import { packRows } from './png-rows.js';

const worker = /** @type {typeof self} */ (self);
worker.onmessage = (/** @type {MessageEvent<import('./png-rows.js').Rows>} */ { data }) => {
  const packed = packRows(data);
  worker.postMessage(packed, { transfer: packed.chunks.map(({ buffer }) => buffer) });
};
worker.postMessage('ready');
