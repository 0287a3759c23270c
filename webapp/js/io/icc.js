// @ts-check
/**
 * What an ICC profile (ICC.1:2022) is of: only as much as is needed to know it again.
 *
 * @typedef {{space: 'srgb' | 'display-p3' | 'other', name: string}} Profile
 */

/** Red, green and blue in PCS XYZ, adapted to D50, as the profiles in use have them. */
const PRIMARIES = {
  'srgb': [0.436, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141],
  'display-p3': [0.5151, 0.2412, -0.0011, 0.292, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841],
};
/** Profile makers round differently; the next wider space is much farther away. */
const TOLERANCE = 0.003;
/** Of the way from black to white, how bright half of it is: sRGB's curve, which both have. */
const HALF = 0.2140;

/** @param {Uint8Array} bytes @returns {Profile | null} null if this is no profile */
export function readProfile(bytes) {
  if (bytes.length < 132 || text(bytes, 36, 4) !== 'acsp') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Map<string, Uint8Array>} */
  const tags = new Map();
  for (let i = 0, count = view.getUint32(128); i < count && 132 + 12 * (i + 1) <= bytes.length; i++) {
    const at = 132 + 12 * i;
    const start = view.getUint32(at + 4);
    tags.set(text(bytes, at, 4), bytes.subarray(start, start + view.getUint32(at + 8)));
  }
  const name = describe(tags.get('desc'));
  const primaries = ['rXYZ', 'gXYZ', 'bXYZ'].flatMap((tag) => xyz(tags.get(tag)));
  const curve = tags.get('rTRC');
  if (text(bytes, 16, 4) !== 'RGB ' || tags.has('A2B0') || !curve || Math.abs(halfOf(curve) - HALF) > 0.02) return { space: 'other', name };
  for (const space of /** @type {const} */ (['srgb', 'display-p3'])) {
    const isIt = primaries.length === 9 && primaries.every((value, i) => Math.abs(value - PRIMARIES[space][i]) < TOLERANCE);
    if (isIt) return { space, name };
  }
  return { space: 'other', name };
}

/** @param {Uint8Array} bytes @param {number} at @param {number} length */
function text(bytes, at, length) {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** @param {Uint8Array} bytes */
function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** @param {DataView} view @param {number} at */
function fixed(view, at) {
  return view.getInt32(at) / 65536;
}

/** @param {Uint8Array} [tag] @returns {number[]} */
function xyz(tag) {
  if (!tag || tag.length < 20) return [];
  const view = viewOf(tag);
  return [fixed(view, 8), fixed(view, 12), fixed(view, 16)];
}

/** How bright half of the way is. @param {Uint8Array} tag a curve @returns {number} NaN if it cannot be told */
function halfOf(tag) {
  if (tag.length < 12) return NaN;
  const view = viewOf(tag);
  if (text(tag, 0, 4) === 'curv') {
    const count = view.getUint32(8);
    if (count === 0) return 0.5;
    if (tag.length < 12 + 2 * count) return NaN;
    if (count === 1) return 0.5 ** (view.getUint16(12) / 256);
    return view.getUint16(12 + 2 * Math.round((count - 1) / 2)) / 65535;
  }
  const type = view.getUint16(8);
  if (text(tag, 0, 4) !== 'para' || type > 4 || tag.length < 12 + 4 * [1, 3, 4, 5, 7][type]) return NaN;
  const [g, a = 1, b = 0] = [0, 1, 2].slice(0, type === 0 ? 1 : 3).map((i) => fixed(view, 12 + 4 * i));
  return (a * 0.5 + b) ** g + (type === 2 ? fixed(view, 24) : type === 4 ? fixed(view, 32) : 0);
}

/** @param {Uint8Array} [tag] @returns {string} the profile's own name */
function describe(tag) {
  if (!tag || tag.length < 12) return '';
  const view = viewOf(tag);
  if (text(tag, 0, 4) === 'desc') return text(tag, 12, Math.min(view.getUint32(8), 200)).replace(/\0.*$/s, '').trim();
  if (text(tag, 0, 4) !== 'mluc' || tag.length < 28) return '';
  const [length, start] = [view.getUint32(20), view.getUint32(24)];
  return new TextDecoder('utf-16be').decode(tag.subarray(start, start + length)).trim();
}
