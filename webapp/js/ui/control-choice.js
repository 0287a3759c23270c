// @ts-check
import { icon, make } from './dom.js';
import { say } from './words.js';

/** @typedef {import('../model/table.js').ChoiceRow} ChoiceRow */

/** Choices that are shown: with their words, or without. */
const PICTURED = { depth: 'words', align: 'alone' };

/** A few words, one of which holds. @param {ChoiceRow} row @param {(value: string) => void} onInput */
export function choiceControl(row, onInput) {
  const picture = /** @type {Record<string, string>} */ (PICTURED)[row.key];
  const { group, show } = radios(row, 'choice', onInput, (option, label) => {
    const words = say(`control.${row.key}.${option}`);
    if (picture !== 'alone') return picture ? [icon(option), words] : [words];
    label.title = words;
    return [icon(`${row.key}-${option}`), make('span', { class: 'unseen' }, [words])];
  });
  const label = make('span', { class: 'row-label', 'aria-hidden': 'true' }, [say(`control.${row.key}`)]);
  return { element: make('div', { class: 'row' }, [label, group]), show };
}

/**
 * @param {ChoiceRow} row
 * @param {string} look a class
 * @param {(value: string) => void} onInput
 * @param {(option: string, label: HTMLLabelElement) => Array<Node | string>} content
 */
function radios(row, look, onInput, content) {
  /** @type {Map<string, HTMLInputElement>} */
  const inputs = new Map();
  const group = make('div', { class: look, role: 'radiogroup', 'aria-label': say(`control.${row.key}`) });
  for (const option of row.options) {
    const input = make('input', { type: 'radio', name: row.key, value: option });
    const label = make('label', {}, [input]);
    label.append(...content(option, label));
    input.addEventListener('change', () => onInput(option));
    inputs.set(option, input);
    group.append(label);
  }
  return {
    group,
    /** @param {string} value */
    show(value) {
      const input = inputs.get(value);
      if (input) input.checked = true;
    },
  };
}
