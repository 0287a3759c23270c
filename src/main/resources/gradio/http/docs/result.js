// @ts-check
import { make } from './dom.js';
import { fileAddress } from './server.js';
import { bytes, holdsFiles, isFile } from './values.js';

const PICTURE = /\.(png|jpe?g|gif|webp|bmp|avif)$/i;

/** What a call has given, one entry for each output. @param {unknown[]} data @param {string[]} types */
export function results(data, types) {
  if (data.length === 0) return make('p', { class: 'note' }, 'It returns nothing.');
  const list = make('dl');
  data.forEach((value, i) => list.append(make('dt', {}, types[i] ?? ''), make('dd', {}, shown(value))));
  return list;
}

/** @param {any} value @returns {HTMLElement} */
function shown(value) {
  if (isFile(value)) return file(value);
  if (!holdsFiles(value)) return make('pre', { tabindex: 0 }, typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  if (Array.isArray(value)) return make('ol', {}, ...value.map((item) => make('li', {}, shown(item))));
  const fields = Object.entries(value).flatMap(([name, inner]) => [make('dt', {}, name), make('dd', {}, shown(inner))]);
  return make('dl', {}, ...fields);
}

/** @param {{path: string, orig_name?: string | null, mime_type?: string | null, size?: number | null}} data */
function file({ path, orig_name: original, mime_type: type, size }) {
  const address = fileAddress(path);
  const name = original ?? path.split('/').at(-1) ?? path;
  const figure = make('figure');
  if (type?.startsWith('image/') || PICTURE.test(path)) {
    const picture = make('img', { src: address, alt: `Result: ${name}` });
    picture.addEventListener('error', () => picture.remove());
    figure.append(picture);
  }
  const link = make('a', { href: address, target: '_blank', rel: 'noopener' }, name);
  figure.append(make('figcaption', {}, link, size ? `, ${bytes(size)}` : '', ' · ', make('a', { href: address, download: name }, 'Download')));
  return figure;
}
