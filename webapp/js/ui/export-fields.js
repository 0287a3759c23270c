// @ts-check
import { make } from './dom.js';
import { say } from './words.js';

/**
 * A few words, one of which holds.
 * @template {string} T
 * @param {string} key
 * @param {readonly T[]} options
 * @param {(option: T) => string} words
 * @param {(value: T) => void} onInput
 */
export function segments(key, options, words, onInput) {
  const choices = options.map((option) => {
    const input = make('input', { type: 'radio', name: `export-${key}`, value: option });
    input.addEventListener('change', () => onInput(option));
    return { option, input, label: make('label', {}, [input, words(option)]) };
  });
  const element = make('div', { class: 'choice', role: 'radiogroup', 'aria-label': say(`export.${key}`) }, choices.map(({ label }) => label));
  return {
    element,
    /** @param {string} value @param {readonly string[]} [possible] those that are not cannot be chosen, or are not there at all */
    show(value, possible = options) {
      for (const { option, input, label } of choices) {
        input.checked = option === value;
        const isPossible = possible.includes(option);
        input.disabled = !isPossible && key === 'what';
        label.hidden = !isPossible && key !== 'what';
        label.classList.toggle('is-off', input.disabled);
      }
    },
  };
}

/** A number of percent, on a track and in a field. @param {string} key @param {{min: number, max: number, step: number}} range @param {(value: number) => void} onInput */
export function percentField(key, { min, max, step }, onInput) {
  const limits = { min: String(min), max: String(max), step: String(step) };
  const input = make('input', { type: 'number', id: `export-${key}`, inputmode: 'numeric', ...limits });
  const track = make('input', { type: 'range', class: 'export-track', 'aria-label': say(`export.${key}`), ...limits });
  const number = make('div', { class: 'number' }, [input, make('span', { 'aria-hidden': 'true' }, ['%'])]);
  let current = max;
  input.addEventListener('input', () => {
    const value = Math.round(Number(input.value));
    if (input.value !== '' && value >= min && value <= max) onInput(value);
  });
  input.addEventListener('change', () => show(current)); // What cannot be meant goes again.
  track.addEventListener('input', () => onInput(Number(track.value)));

  /** @param {number} value */
  function show(value) {
    current = value;
    track.value = String(value);
    track.style.setProperty('--to', String((value - min) / (max - min)));
    if (document.activeElement !== input || Number(input.value) !== value) input.value = String(value);
  }
  return { element: make('div', { class: 'export-percent' }, [track, number]), input, show };
}

/** @param {string} words @param {HTMLElement[]} fields @param {string} [labels] the field that the words are for */
export function fieldRow(words, fields, labels) {
  const label = labels ? make('label', { for: labels }, [words]) : make('span', { 'aria-hidden': 'true' }, [words]);
  return make('div', { class: 'export-row' }, [label, make('div', {}, fields)]);
}
