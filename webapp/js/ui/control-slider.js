// @ts-check
import { clamp, fromTrack, toTrack } from '../model/controls.js';
import { make } from './dom.js';
import { numberField, stepsOf } from './control-number.js';
import { scrub } from './scrub.js';
import { say } from './words.js';

const STEPS = 1000;
/** So many pixels of dragging on a label are the whole track. */
const SCRUB_LENGTH = 360;

/**
 * Label, track and number in one line. The arrow keys step the value, not the track, whatever the track's curve.
 * @param {import('../model/table.js').SliderRow} row
 * @param {(value: number) => void} onInput
 * @param {() => void} onRelease
 */
export function sliderControl(row, onInput, onRelease) {
  const name = say(`control.${row.key}`);
  const range = make('input', { type: 'range', min: '0', max: String(STEPS), 'aria-label': name, title: say('control.reset') });
  let limits = row;
  let current = row.initial;
  const set = (/** @type {unknown} */ value) => onInput(/** @type {number} */ (clamp(limits, value)));
  const drag = (/** @type {number} */ start, /** @type {number} */ pixels) =>
    onInput(fromTrack(limits, Math.min(1, Math.max(0, toTrack(limits, start) + pixels / SCRUB_LENGTH))));
  const reset = () => {
    set(row.initial);
    onRelease();
  };
  const field = numberField(row, { set, drag, reset, release: onRelease });

  range.addEventListener('input', () => onInput(fromTrack(limits, Number(range.value) / STEPS)));
  range.addEventListener('dblclick', reset);
  range.addEventListener('keydown', (event) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.stopPropagation(); // Elsewhere these keys delete what is chosen.
      return reset();
    }
    const steps = stepsOf(event);
    if (steps === 0) return;
    event.preventDefault();
    set(current + steps * row.step);
  });
  range.addEventListener('keyup', (event) => stepsOf(event) !== 0 && onRelease());

  const label = make('label', { for: field.input.id, class: 'scrub', title: say('control.scrub') }, [name]);
  scrub(label, { start: () => current, drag, end: onRelease, click: () => field.input.focus(), doubleClick: reset });
  label.addEventListener('click', (event) => event.preventDefault());

  /** @param {number} value */
  function show(value) {
    current = value;
    const place = Math.min(1, Math.max(0, toTrack(limits, value)));
    const zero = limits.curve === 'linear' && limits.min < 0 ? toTrack(limits, 0) : 0; // What goes both ways fills from its middle.
    range.value = String(Math.round(place * STEPS));
    range.style.setProperty('--from', String(Math.min(place, zero)));
    range.style.setProperty('--to', String(Math.max(place, zero)));
    range.setAttribute('aria-valuetext', `${value} ${row.unit}`.trim());
    field.show(value);
  }

  return {
    element: make('div', { class: 'row row-slider' }, [label, range, field.element]),
    show,
    /** Narrower than the table, as a font's weights are. @param {number} min @param {number} max */
    limit(min, max) {
      if (min === limits.min && max === limits.max) return;
      limits = { ...row, min, max };
      field.limit(min, max);
      show(current);
    },
  };
}
