// @ts-check
import { clamp } from '../model/controls.js';
import { icon, make } from './dom.js';
import { numberField } from './control-number.js';
import { say } from './words.js';

const CORNERS = ['leftTop', 'rightTop', 'rightBottom', 'leftBottom'];

/**
 * How far each corner is pulled: eight numbers, out of the way until they are asked for.
 * @param {import('../model/table.js').CornersRow} row
 * @param {(value: number[]) => void} onInput
 * @param {() => void} onRelease
 */
export function cornersControl(row, onInput, onRelease) {
  let current = row.initial;
  const fields = row.initial.map((_, i) => {
    const set = (/** @type {unknown} */ value) => onInput(/** @type {number[]} */ (clamp(row, current.map((v, k) => (k === i ? Number(value) : v)))));
    const measure = { key: `${row.key}-${i}`, min: row.min, max: row.max, step: 1, unit: row.unit };
    const name = say(`control.${row.key}.${i % 2 ? 'y' : 'x'}`, { corner: say(`control.${row.key}.${CORNERS[i >> 1]}`) });
    const reset = () => {
      set(0);
      onRelease();
    };
    return numberField(measure, { set, drag: (start, pixels) => set(start + pixels), reset, release: onRelease }, name);
  });
  const lines = CORNERS.map((corner, i) => {
    const label = make('span', { class: 'row-label', 'aria-hidden': 'true' }, [say(`control.${row.key}.${corner}`)]);
    return make('div', { class: 'row corner' }, [label, fields[2 * i].element, fields[2 * i + 1].element]);
  });
  const straight = make('button', { type: 'button', class: 'button' }, [icon('reset'), say(`control.${row.key}.reset`)]);
  straight.addEventListener('click', () => {
    onInput(row.initial);
    onRelease();
  });
  const body = make('div', { class: 'corners-body' }, [...lines, straight]);
  const summary = make('summary', {}, [say(`control.${row.key}`), icon('chevron')]);
  return {
    element: make('details', { class: 'corners' }, [summary, body]),
    /** @param {number[]} value */
    show(value) {
      current = value;
      fields.forEach((field, i) => field.show(value[i]));
      straight.disabled = value.every((v) => v === 0);
    },
  };
}
