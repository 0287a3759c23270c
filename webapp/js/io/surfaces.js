// @ts-check
/**
 * Where drawing surfaces come from, on the page and in a worker. The first context of a canvas decides on its colour space, so
 * it is made here.
 * @param {PredefinedColorSpace} colorSpace
 * @returns {import('../draw/assets.js').Assets['surface']}
 */
export function surfacesIn(colorSpace) {
  return (width, height) => {
    const surface = emptySurface(width, height);
    surface.getContext('2d', { colorSpace });
    return surface;
  };
}

/** @param {number} width @param {number} height @returns {import('../draw/assets.js').Surface} one whose context is still to be made */
export function emptySurface(width, height) {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** @param {import('../draw/assets.js').Surface} surface @param {string} type @param {number} [quality] 0 to 1 @returns {Promise<Blob | null>} */
export function encode(surface, type, quality) {
  if (!('toBlob' in surface)) return surface.convertToBlob({ type, quality });
  return new Promise((resolve) => surface.toBlob(resolve, type, quality));
}
