// @ts-check
import { make } from './dom.js';
import { say } from './words.js';

/**
 * @typedef {object} Sheet how the field must be set, so that its letters lie under those of the picture
 * @property {string} font CSS
 * @property {number} lineHeight CSS pixels of the field
 * @property {number} letterSpacing CSS pixels of the field
 * @property {string} align
 * @property {string} direction
 * @property {string} textCase a CSS text-transform
 * @property {number} width without its padding
 * @property {number} pad left and right
 * @property {number} height
 * @property {readonly number[]} matrix from the field to the stage, 3 × 3, row by row
 */

/**
 * Typing on the picture: a field whose letters cannot be seen, because the picture shows them; the caret and the selection can.
 * So input methods, screen readers and right-to-left text work as in any field.
 * @param {HTMLElement} root
 * @param {{onInput: (text: string) => void, onEnd: (isByKey: boolean) => void}} on
 */
export function createInlineEditor(root, { onInput, onEnd }) {
  const field = make('textarea', { class: 'inline', id: 'inline', spellcheck: 'false', autocapitalize: 'off', wrap: 'off', rows: '1' });
  field.setAttribute('aria-label', say('write.label'));
  field.addEventListener('input', () => onInput(field.value));
  field.addEventListener('blur', () => close(false));
  field.addEventListener('scroll', () => field.scrollTo(0, 0));
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return; // The input method's own Escape and Enter.
    if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    event.stopPropagation();
    close(true);
  });
  let isOpen = false;

  /** @param {boolean} isByKey */
  function close(isByKey) {
    if (!isOpen) return;
    isOpen = false;
    field.remove();
    onEnd(isByKey);
  }

  return {
    isOpen: () => isOpen,
    /** @param {string} text @param {number} maxLength @param {Sheet} sheet */
    open(text, maxLength, sheet) {
      isOpen = true;
      field.maxLength = maxLength;
      field.value = text;
      root.append(field);
      place(field, sheet);
      field.focus({ preventScroll: true });
      field.select();
    },
    /** @param {Sheet} sheet */
    place: (sheet) => place(field, sheet),
    close: () => close(false),
  };
}

/** @param {HTMLTextAreaElement} field @param {Sheet} sheet */
function place({ style }, { font, lineHeight, letterSpacing, align, direction, textCase, width, pad, height, matrix }) {
  style.font = font;
  style.lineHeight = `${lineHeight}px`;
  style.letterSpacing = `${letterSpacing}px`;
  style.textAlign = align;
  style.direction = direction;
  style.textTransform = textCase;
  style.width = `${width + 2 * pad}px`;
  style.padding = `0 ${pad}px`;
  style.height = `${height}px`;
  const [a, b, c, d, e, f, g, h, i] = matrix;
  style.transform = `matrix3d(${[a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, i].join()})`;
}
