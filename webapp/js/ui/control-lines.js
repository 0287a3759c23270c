// @ts-check
import { make } from './dom.js';
import { say } from './words.js';

/** Milliseconds without a key after which what is typed next is a step of its own. */
const PAUSE = 1200;

/**
 * Text of several lines.
 * @param {import('../model/table.js').LinesRow} row
 * @param {(value: string) => void} onInput
 * @param {() => void} onRelease
 */
export function linesControl(row, onInput, onRelease) {
  const area = make('textarea', {
    class: 'lines',
    id: `control-${row.key}`,
    rows: '2',
    maxlength: String(row.maxLength),
    spellcheck: 'false',
    'aria-label': say(`control.${row.key}`),
    placeholder: say(`control.${row.key}.hint`),
  });
  let pause = 0;
  area.addEventListener('input', () => {
    onInput(area.value);
    clearTimeout(pause);
    pause = setTimeout(onRelease, PAUSE);
  });
  return {
    element: area,
    /** @param {string} value */
    show(value) {
      if (area.value !== value) area.value = value; // Setting the same again would move the caret.
    },
  };
}
