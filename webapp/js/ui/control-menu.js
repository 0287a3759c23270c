// @ts-check
import { make } from './dom.js';
import { say } from './words.js';

/** One of many words. @param {import('../model/table.js').ChoiceRow} row @param {(value: string) => void} onInput */
export function menuControl(row, onInput) {
  const options = row.options.map((option) => make('option', { value: option }, [say(`control.${row.key}.${option}`)]));
  const select = make('select', { id: `control-${row.key}`, class: 'menu' }, options);
  select.addEventListener('input', () => onInput(select.value));
  return {
    element: make('div', { class: 'row' }, [make('label', { for: select.id }, [say(`control.${row.key}`)]), select]),
    /** @param {string} value */
    show(value) {
      select.value = value;
    },
  };
}
