// @ts-check
import { APP, designOf, readDesign } from '../model/project.js';
import { chunksIn } from './png-chunks.js';
import { Problem } from './problem.js';

/**
 * A design with its pixels, as a file: a project, which is JSON, or an exported PNG that takes its design along.
 *
 * @typedef {import('../model/project.js').Design} Design
 * @typedef {{design: Design, photo: File, masks: Map<string, Blob>}} Project
 * @typedef {{id: string, type: string, base64: string}} Packed
 */

/** A PNG's own place for text; the third field says whether it is compressed, two more are the languages. */
const TEXT = 'iTXt';
const KEYWORD = 'text-behind-image';
/** Private chunks (PNG, 5.4: second letter small) that an editor must drop when it changes the pixels (fourth letter large). */
const PHOTO = 'tbPH';
const MASK = 'tbMA';

export const ENDING = '.tbi';
/** A longer description is none of ours. */
const MOST_TEXT = 64e6;

/** @param {Project} project @returns {Promise<Blob>} */
export async function toProjectFile({ design, photo, masks }) {
  const pixels = await Promise.all([...masks].map(async ([id, blob]) => ({ id, type: blob.type, base64: await toBase64(blob) })));
  const all = { ...design, pixels: { photo: { id: 'photo', type: photo.type, base64: await toBase64(photo) }, masks: pixels } };
  return new Blob([JSON.stringify(all)], { type: 'application/json' });
}

/** What a PNG needs to be opened again as a design. @param {Project} project @returns {Promise<import('./png-chunks.js').Chunk[]>} */
export async function toChunks({ design, photo, masks }) {
  const head = `${KEYWORD}\0\0\0\0\0`;
  const chunks = [{ type: TEXT, data: new TextEncoder().encode(head + JSON.stringify(design)) }];
  chunks.push({ type: PHOTO, data: await bytesOf(photo) });
  for (const id of design.masks) chunks.push({ type: MASK, data: await bytesOf(/** @type {Blob} */ (masks.get(id))) });
  return chunks;
}

/**
 * @param {File} file any file
 * @returns {Promise<Project | null>} null for one that is no design, such as a photo
 */
export async function readProject(file) {
  const start = String.fromCharCode(...(await bytesOf(file.slice(0, 64))));
  if (start.startsWith('\x89PNG')) return fromPng(file);
  if (start.trimStart().startsWith('{') || file.name.toLowerCase().endsWith(ENDING)) return fromJson(file);
  return null;
}

/** @param {Design['photo']} photo @param {Map<string, Blob>} masks @param {import('../model/types.js').Scene} scene @param {File} file @returns {Project} */
export function projectOf(photo, masks, scene, file) {
  return { design: designOf(photo, [...masks.keys()], scene), photo: file, masks };
}

/** @param {File} file @returns {Promise<Project>} */
async function fromJson(file) {
  const raw = parsed(await file.text(), file.name);
  const design = designIn(raw, file.name);
  try {
    const { photo, masks } = raw.pixels;
    const found = new Map(masks.map((/** @type {Packed} */ mask) => [mask.id, fromBase64(mask)]));
    return whole(design, fromBase64(photo), found, file.name);
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem('project-damaged', { name: file.name, cause });
  }
}

/** @param {File} file @returns {Promise<Project | null>} */
async function fromPng(file) {
  const chunks = await chunksIn(file);
  if (!chunks) return null;
  const data = (/** @type {{at: number, length: number}} */ { at, length }) => file.slice(at, at + length, 'image/png'); // As masks are.
  const keyword = `${KEYWORD}\0`;
  for (const chunk of chunks.filter(({ type, length }) => type === TEXT && length < MOST_TEXT)) {
    const text = await data(chunk).text();
    if (!text.startsWith(keyword)) continue; // somebody else's
    const design = designIn(parsed(text.slice(text.indexOf('{')), file.name), file.name);
    const photo = chunks.find(({ type }) => type === PHOTO);
    const masks = chunks.filter(({ type }) => type === MASK);
    if (!photo) throw new Problem('project-damaged', { name: file.name });
    return whole(design, data(photo), new Map(design.masks.map((id, i) => [id, masks[i] && data(masks[i])])), file.name);
  }
  return null;
}

/** @param {Design} design @param {Blob} photo @param {Map<string, Blob | undefined>} found @param {string} name @returns {Project} */
function whole(design, photo, found, name) {
  const masks = new Map();
  for (const id of design.masks) {
    const mask = found.get(id);
    if (!mask) throw new Problem('project-damaged', { name });
    masks.set(id, mask);
  }
  return { design, photo: new File([photo], design.photo.name, { type: design.photo.type }), masks };
}

/** @param {any} raw @param {string} name @returns {Design} */
function designIn(raw, name) {
  const design = readDesign(raw);
  if (design === 'damaged') throw new Problem(raw?.app === APP ? 'project-damaged' : 'not-image', { name });
  if (design === 'newer') throw new Problem('project-newer', { name });
  return design;
}

/** @param {string} json @param {string} name @returns {any} */
function parsed(json, name) {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Problem('project-damaged', { name, cause });
  }
}

/** @param {Blob} blob @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function bytesOf(blob) {
  return new Uint8Array(await blob.arrayBuffer());
}

/** @param {Blob} blob @returns {Promise<string>} */
function toBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** @param {Packed} packed @returns {Blob} */
function fromBase64({ type, base64 }) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return new Blob([bytes], { type });
}
