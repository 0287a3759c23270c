// @ts-check
import { make } from './dom.js';
import { say } from './words.js';

/**
 * The browser's own picker, the hex code, and a few colours at hand.
 * @param {import('../model/table.js').ColorRow} row
 * @param {(value: string) => void} onInput
 */
export function colorControl(row, onInput) {
  const name = say(`control.${row.key}`);
  const picker = make('input', { type: 'color', id: `control-${row.key}`, 'aria-label': name });
  const hex = make('input', { class: 'hex', maxlength: '7', spellcheck: 'false', 'aria-label': say(`control.${row.key}.hex`) });
  const swatches = row.swatches.map((color) => {
    const label = say(`control.${row.key}.swatch`, { color });
    const swatch = make('button', { type: 'button', class: 'swatch', 'aria-label': label, title: color });
    swatch.style.backgroundColor = color;
    swatch.addEventListener('click', () => onInput(color));
    return swatch;
  });

  let current = row.initial;
  picker.addEventListener('input', () => onInput(picker.value));
  hex.addEventListener('input', () => {
    const color = fullHex(hex.value);
    if (color) onInput(color);
  });
  hex.addEventListener('change', () => show(current));

  /** @param {string} value */
  function show(value) {
    current = value;
    picker.value = value;
    if (document.activeElement !== hex || fullHex(hex.value) !== value) hex.value = value;
    swatches.forEach((swatch, i) => swatch.setAttribute('aria-pressed', String(row.swatches[i] === value)));
  }

  const field = make('div', { class: 'color' }, [picker, hex, make('div', { class: 'swatches' }, swatches)]);
  return { element: make('div', { class: 'row row-color' }, [make('label', { for: picker.id }, [name]), field]), show };
}

/** @param {string} typed with or without #, three digits or six @returns {string | null} #rrggbb */
function fullHex(typed) {
  const digits = typed.trim().replace(/^#/, '').toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map((d) => d + d).join('')}`;
  return null;
}
