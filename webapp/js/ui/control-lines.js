// @ts-check
import { make } from './dom.js';
import { say } from './words.js';

/**
 * Text of several lines.
 * @param {import('../model/table.js').LinesRow} row
 * @param {(value: string) => void} onInput
 */
export function linesControl(row, onInput) {
  const area = make('textarea', {
    class: 'lines',
    id: `control-${row.key}`,
    rows: '2',
    maxlength: String(row.maxLength),
    spellcheck: 'false',
    'aria-label': say(`control.${row.key}`),
    placeholder: say(`control.${row.key}.hint`),
  });
  area.addEventListener('input', () => onInput(area.value));
  return {
    element: area,
    /** @param {string} value */
    show(value) {
      if (area.value !== value) area.value = value; // Setting the same again would move the caret.
    },
  };
}
