// @ts-check
import { matteOf } from '../draw/matte.js';

self.onmessage = ({ data: { photo, mask } }) => {
  const { core, band, coverage } = matteOf(photo, mask, (width, height) => new OffscreenCanvas(width, height));
  const result = {
    core: /** @type {OffscreenCanvas} */ (core).transferToImageBitmap(),
    band: /** @type {OffscreenCanvas} */ (band).transferToImageBitmap(),
    coverage,
  };
  self.postMessage(result, { transfer: [result.core, result.band] });
};
