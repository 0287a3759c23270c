// @ts-check
/** Colours as the scene has them, #rrggbb or #rrggbbaa. */

/** @param {string} color @returns {[number, number, number, number]} red, green and blue from 0 to 255, alpha from 0 to 1 */
export function channels(color) {
  const [r, g, b, a = 255] = (color.slice(1).match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return [r, g, b, a / 255];
}

/** @param {string} color */
export function isOpaque(color) {
  return color.length < 9 || color.endsWith('ff');
}

/** @param {string} color @returns {string} without its alpha */
export function opaque(color) {
  return color.slice(0, 7);
}

/** @param {string} color */
export function alphaOf(color) {
  return channels(color)[3];
}

/** As eyes see it, 0 to 1. @param {string} color */
export function lightnessOf(color) {
  const [r, g, b] = channels(color);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}
