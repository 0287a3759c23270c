// @ts-check
import { make } from './dom.js';
import { say } from './words.js';

/**
 * @param {import('../model/table.js').SwitchRow} row
 * @param {(value: boolean) => void} onInput
 */
export function switchControl(row, onInput) {
  const { input, show } = bareSwitch(row, onInput);
  const label = make('label', { class: 'row row-switch' }, [make('span', {}, [say(`control.${row.key}`)]), input]);
  return { element: label, show };
}

/** The switch alone, as it stands in a section's head. @param {import('../model/table.js').SwitchRow} row @param {(value: boolean) => void} onInput */
export function bareSwitch(row, onInput) {
  const input = make('input', { type: 'checkbox', role: 'switch', class: 'switch', id: `control-${row.key}`, 'aria-label': say(`control.${row.key}`) });
  input.addEventListener('input', () => onInput(input.checked));
  return {
    input,
    /** @param {boolean} value */
    show(value) {
      input.checked = value;
    },
  };
}
