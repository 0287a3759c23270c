// @ts-check
import { clamp } from '../model/controls.js';
import { make } from './dom.js';
import { scrub } from './scrub.js';
import { say } from './words.js';

/** @typedef {{key: string, min: number, max: number, step: number, unit: string}} Measure */

/**
 * A number with its unit: typed into, stepped by the arrow keys, dragged sideways.
 * @param {Measure} row
 * @param {object} on
 * @param {(value: unknown) => void} on.set
 * @param {(start: number, pixels: number, event: PointerEvent) => void} on.drag
 * @param {() => void} on.reset
 * @param {() => void} on.release
 * @param {string} [name]
 */
export function numberField(row, { set, drag, reset, release }, name = say('control.number', { name: say(`control.${row.key}`) })) {
  const input = make('input', {
    type: 'number',
    id: `control-${row.key}`,
    inputmode: row.min < 0 ? 'text' : 'numeric', // Number pads of phones have no minus.
    step: String(row.step),
    'aria-label': name,
  });
  let current = 0;
  let least = row.min;
  input.addEventListener('input', () => input.value !== '' && Number(input.value) >= least && set(input.value));
  input.addEventListener('change', () => show(current));
  input.addEventListener('focus', () => input.select());
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') input.select();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    set(current + stepsOf(event) * row.step);
    input.value = String(current);
  });
  input.addEventListener('keyup', (event) => (event.key === 'ArrowUp' || event.key === 'ArrowDown') && release());
  scrub(input, { start: () => current, drag, end: release, click: () => input.focus(), doubleClick: reset });

  /** @param {number} value */
  function show(value) {
    current = value;
    if (document.activeElement !== input || Number(input.value) !== value) input.value = String(value);
  }

  /** @param {number} min @param {number} max */
  function limit(min, max) {
    least = min;
    input.min = String(min);
    input.max = String(max);
  }

  limit(row.min, row.max);
  const unit = make('span', { 'aria-hidden': 'true' }, [row.unit]);
  return { element: make('div', { class: 'number' }, [input, unit]), input, show, limit };
}

/** A place on the photo: one pixel of dragging is one of the photo, with Shift ten. @param {import('../model/table.js').NumberRow} row @param {(value: number) => void} onInput @param {() => void} onRelease */
export function numberControl(row, onInput, onRelease) {
  let current = row.initial;
  const set = (/** @type {unknown} */ value) => onInput(/** @type {number} */ (clamp(row, value)));
  const drag = (/** @type {number} */ start, /** @type {number} */ pixels, /** @type {PointerEvent} */ { shiftKey }) =>
    set(start + pixels * row.step * (shiftKey ? 10 : 1));
  const field = numberField(row, { set, drag, reset: () => field.input.select(), release: onRelease });
  const label = make('label', { for: field.input.id, class: 'scrub' }, [say(`control.${row.key}`)]);
  scrub(label, { start: () => current, drag, end: onRelease, click: () => field.input.focus(), doubleClick: () => field.input.select() });
  label.addEventListener('click', (event) => event.preventDefault());
  return {
    element: make('div', { class: 'row row-number' }, [label, field.element]),
    /** @param {number} value */
    show(value) {
      current = value;
      field.show(value);
    },
  };
}

/** How far an arrow key goes. @param {KeyboardEvent} event */
export function stepsOf({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return 0;
  const size = shiftKey ? 10 : 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return size;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return -size;
  return 0;
}
