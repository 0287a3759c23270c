// @ts-check
import { addLayer, deleteLayer, freshId, newLayer, onPhoto } from '../model/scene.js';
import { isField } from '../ui/dom.js';
import { say } from '../ui/words.js';

/** What our own texts on the clipboard begin with; they are JSON, so they go through mails and chats. */
const MARK = 'text-behind-image';
/** How far from its original a pasted text appears, in parts of the photo's width. */
const SHIFT = 0.03;

/**
 * Copy, cut and paste by the browser's own events, which need no permission and work on any address.
 * @param {import('../model/editor.js').Editor} editor
 * @param {{announce: (sentence: string) => void, onWords: () => void}} on
 */
export function useClipboard(editor, { announce, onWords }) {
  for (const type of /** @type {const} */ (['copy', 'cut'])) {
    addEventListener(type, (event) => {
      const layer = editor.layer();
      if (!layer || isField(event.target) || String(getSelection()) !== '') return;
      event.clipboardData?.setData('text/plain', JSON.stringify({ [MARK]: 1, layer }));
      event.preventDefault();
      if (type === 'cut' && !layer.locked) editor.edit((scene) => deleteLayer(scene, layer.id));
      announce(say('hands.copied'));
    });
  }

  addEventListener('paste', (event) => {
    const { photo } = editor.get();
    const text = event.clipboardData?.getData('text/plain');
    if (!photo || !text?.trim() || event.defaultPrevented || isField(event.target)) return;
    event.preventDefault();
    const scene = editor.scene();
    const values = valuesIn(text);
    const shift = Math.round(photo.width * SHIFT);
    const place = values.x === undefined ? { x: photo.width / 2, y: photo.height / 2 } : { x: values.x + shift, y: (values.y ?? 0) + shift };
    const size = values.size ?? Math.round(photo.width / 12);
    const layer = newLayer(freshId(scene), { ...values, ...onPhoto(place, photo), size, hidden: false, locked: false });
    editor.edit((before) => addLayer(before, layer), { selected: layer.id });
    onWords();
    announce(say('hands.pasted'));
  });
}

/** A text of ours, or any words. @param {string} text @returns {Partial<import('../model/types.js').TextLayer>} */
function valuesIn(text) {
  try {
    const given = JSON.parse(text);
    if (given?.[MARK] === 1 && typeof given.layer === 'object' && given.layer) {
      const { name, x, y, size, ...rest } = given.layer;
      const isPlaced = [x, y, size].every(Number.isFinite);
      return { ...rest, name: typeof name === 'string' ? name : '', ...(isPlaced ? { x, y, size } : {}) };
    }
  } catch {
    // Not JSON, so words.
  }
  return { text: text.trim().replace(/\r\n?/g, '\n'), depth: 'front' };
}
