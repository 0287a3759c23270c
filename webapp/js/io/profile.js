// @ts-check
import { readProfile } from './icc.js';
import { chunksIn, findChunk } from './png-chunks.js';

/**
 * Which colours a photo's numbers mean. A canvas knows sRGB and Display P3; everything else the browser converts to sRGB.
 *
 * @typedef {object} ColorFacts
 * @property {PredefinedColorSpace} space the canvas's
 * @property {string} converted the name of the profile from which the browser converts; empty: it keeps the numbers as they are
 */

/** Profiles are some hundred bytes to some hundred kilobytes, and stand at the beginning. */
const HEAD = 4 << 20;
/** Rec. ITU-T H.273: primaries and curve. */
const CICP = { srgb: '1,13', 'display-p3': '12,13' };

/** @param {File} file @param {string} format by its first bytes @returns {Promise<ColorFacts>} */
export async function colorsOf(file, format) {
  try {
    const profile = await profileOf(file, format);
    const isKept = !profile || profile.space !== 'other';
    return { space: profile?.space === 'display-p3' ? 'display-p3' : 'srgb', converted: isKept ? '' : profile.name || 'ICC' };
  } catch {
    return { space: 'srgb', converted: '' }; // A damaged profile is none, to browsers as well.
  }
}

/** @param {File} file @param {string} format @returns {Promise<import('./icc.js').Profile | null>} */
async function profileOf(file, format) {
  if (format === 'png') return ofPng(file);
  if (format !== 'jpeg' && format !== 'webp') return null;
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const icc = format === 'jpeg' ? inJpeg(head) : inWebp(head);
  return icc && readProfile(icc);
}

/** cICP before iCCP before all others, as the standard says. @param {File} file @returns {Promise<import('./icc.js').Profile | null>} */
async function ofPng(file) {
  const cicp = await findChunk(file, 'cICP');
  if (cicp) {
    const code = `${cicp[0]},${cicp[1]}`;
    if (code === CICP['display-p3']) return { space: 'display-p3', name: 'Display P3' };
    return { space: code === CICP.srgb ? 'srgb' : 'other', name: `cICP ${code}` };
  }
  const iccp = await findChunk(file, 'iCCP');
  if (iccp) return readProfile(await inflate(iccp.subarray(iccp.indexOf(0) + 2)));
  // Chromium, too, takes these for a colour space of their own.
  const types = (await chunksIn(file))?.map(({ type }) => type) ?? [];
  if (types.includes('sRGB') || !types.includes('gAMA')) return null;
  const gamma = await findChunk(file, 'gAMA');
  const value = gamma ? new DataView(gamma.buffer).getUint32(0) : 45455;
  return Math.abs(value - 45455) < 100 ? null : { space: 'other', name: `γ ${(100000 / value).toFixed(2)}` };
}

/** Markers APP2 with "ICC_PROFILE", in parts, each with its number (ICC.1:2022, B.4). @param {Uint8Array} jpeg */
function inJpeg(jpeg) {
  /** @type {Uint8Array[]} */
  const parts = [];
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    if (jpeg[at + 1] === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + jpeg[at + 2] * 256 + jpeg[at + 3];
    const data = jpeg.subarray(at + 4, end);
    if (jpeg[at + 1] === 0xe2 && String.fromCharCode(...data.subarray(0, 12)) === 'ICC_PROFILE\0') parts[data[12]] = data.subarray(14);
    at = end;
  }
  const whole = parts.filter(Boolean);
  return whole.length > 0 ? joined(whole) : null;
}

/** @param {Uint8Array} webp RIFF: four letters, length, data, padded to even */
function inWebp(webp) {
  const view = new DataView(webp.buffer);
  for (let at = 12; at + 8 <= webp.length; ) {
    const length = view.getUint32(at + 4, true);
    if (String.fromCharCode(...webp.subarray(at, at + 4)) === 'ICCP') return webp.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length & 1);
  }
  return null;
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {Uint8Array<ArrayBuffer>} zlib */
async function inflate(zlib) {
  const stream = new Blob([zlib]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
