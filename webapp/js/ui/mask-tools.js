// @ts-check
import { BRUSH_CONTROLS } from '../model/table.js';
import { icon, make } from './dom.js';
import { createSection } from './section.js';
import { say } from './words.js';

/**
 * The brush for the subject's mask, and the mask as a file.
 * @param {object} on
 * @param {(change: Record<string, any>) => void} on.onBrush
 * @param {() => void} on.onClear
 * @param {(file: File) => void} on.onImport
 * @param {() => void} on.onSave
 */
export function createMaskTools({ onBrush, onClear, onImport, onSave }) {
  const brush = createSection('brush', BRUSH_CONTROLS, { onInput: onBrush, onRelease: () => {} });
  const picker = make('input', { type: 'file', accept: 'image/*', hidden: '', id: 'mask-file', 'aria-label': say('mask.import') });
  picker.addEventListener('change', () => {
    const file = picker.files?.[0];
    picker.value = ''; // So that the same file can be picked again.
    if (file) onImport(file);
  });
  const clear = button('mask-clear', 'reset', 'mask.clear', onClear);
  const save = button('mask-save', 'download', 'mask.save', onSave);
  const actions = make('div', { class: 'mask-actions', role: 'group', 'aria-label': say('mask.title') }, [
    clear,
    button('mask-import', 'image', 'mask.import', () => picker.click()),
    save,
    picker,
  ]);
  return {
    elements: [brush.element, actions],
    /** @param {Record<string, any>} values of the brush @param {{hasMask: boolean, hasStrokes: boolean}} facts */
    show(values, { hasMask, hasStrokes }) {
      brush.show(values);
      brush.element.hidden = !hasMask;
      save.disabled = !hasMask;
      clear.disabled = !hasStrokes;
    },
  };
}

/** @param {string} id @param {string} picture @param {string} words @param {() => void} onClick */
function button(id, picture, words, onClick) {
  const element = make('button', { type: 'button', class: 'button', id }, [icon(picture), say(words)]);
  element.addEventListener('click', onClick);
  return element;
}

/** A ring of the brush's size under the pointer. @param {HTMLElement} root the stage */
export function createBrushRing(root) {
  const ring = make('div', { class: 'brush-ring', 'aria-hidden': 'true', hidden: '' });
  root.append(ring);
  return {
    /** @param {import('../model/types.js').Point} at CSS pixels on the stage @param {number} diameter CSS pixels */
    show(at, diameter) {
      ring.hidden = false;
      ring.style.width = ring.style.height = `${diameter}px`;
      ring.style.transform = `translate(${at.x - diameter / 2}px, ${at.y - diameter / 2}px)`;
    },
    hide: () => (ring.hidden = true),
  };
}
