// @ts-check
import { clamp, fromTrack, toTrack } from '../model/controls.js';
import { make } from './dom.js';
import { say } from './words.js';

const STEPS = 1000;

/**
 * Track and number in one line. The arrow keys step the value, not the track, whatever the track's curve.
 * @param {import('../model/table.js').SliderRow} row
 * @param {(value: number) => void} onInput
 */
export function sliderControl(row, onInput) {
  const name = say(`control.${row.key}`);
  const hint = say('control.reset');
  const range = make('input', { type: 'range', min: '0', max: String(STEPS), 'aria-label': name, title: hint });
  const number = make('input', {
    type: 'number',
    id: `control-${row.key}`,
    inputmode: 'numeric',
    min: String(row.min),
    max: String(row.max),
    step: String(row.step),
    'aria-label': say(`control.${row.key}.number`),
  });
  let current = row.initial;

  const set = (/** @type {unknown} */ value) => onInput(/** @type {number} */ (clamp(row, value)));
  range.addEventListener('input', () => onInput(fromTrack(row, Number(range.value) / STEPS)));
  range.addEventListener('dblclick', () => set(row.initial));
  range.addEventListener('keydown', (event) => {
    const steps = stepsOf(event);
    if (steps === 0) return;
    event.preventDefault();
    set(current + steps * row.step);
  });
  number.addEventListener('input', () => number.value !== '' && Number(number.value) >= row.min && set(number.value));
  number.addEventListener('change', () => show(current));
  number.addEventListener('focus', () => number.select());

  /** @param {number} value */
  function show(value) {
    current = value;
    const place = toTrack(row, value);
    range.value = String(Math.round(place * STEPS));
    range.style.setProperty('--fill', `${place * 100}%`);
    range.setAttribute('aria-valuetext', `${value} ${row.unit}`);
    if (document.activeElement !== number || Number(number.value) !== value) number.value = String(value);
  }

  const label = make('label', { for: number.id }, [name]);
  const unit = make('span', { 'aria-hidden': 'true' }, [row.unit]);
  const slider = make('div', { class: 'slider' }, [range, make('div', { class: 'number' }, [number, unit])]);
  return { element: make('div', { class: 'row' }, [label, slider]), show };
}

/** @param {KeyboardEvent} event */
function stepsOf({ key, shiftKey }) {
  const size = shiftKey ? 10 : 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return size;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return -size;
  return 0;
}
