// @ts-check
import { CONTROLS, SECTIONS } from '../model/table.js';
import { choiceControl } from './control-choice.js';
import { colorControl } from './control-color.js';
import { familyControl } from './control-family.js';
import { linesControl } from './control-lines.js';
import { sliderControl } from './control-slider.js';
import { icon, make } from './dom.js';
import { say } from './words.js';

/**
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/table.js').Section} Section
 * @typedef {{element: HTMLElement, show: (value: any, layer: TextLayer) => void}} Control
 */

/** @type {Record<string, (row: any, onInput: (value: any) => void) => Control>} */
const KINDS = { lines: linesControl, choice: choiceControl, family: familyControl, slider: sliderControl, color: colorControl };

/** What is drawn so far. */
export const SHOWN = ['text', 'depth', 'family', 'size', 'color'];

/**
 * The inspector: the control table as sections; on a phone, one at a time behind tabs.
 * @param {HTMLElement} root
 * @param {{onChange: (change: Partial<TextLayer>) => void, onRelease: () => void}} on onRelease: a slider was let go, a field left
 */
export function createPanel(root, { onChange, onRelease }) {
  const rows = CONTROLS.filter((row) => SHOWN.includes(row.key));
  const controls = rows.map((row) => ({ row, ...KINDS[row.kind](row, (value) => onChange({ [row.key]: value })) }));
  root.addEventListener('change', onRelease);
  const sections = SECTIONS.filter((section) => rows.some((row) => row.section === section)).map((section) => {
    const title = say(`section.${section}`);
    const mine = controls.filter(({ row }) => row.section === section).map(({ element }) => element);
    const caption = make('h2', { class: 'caption', 'aria-hidden': 'true' }, [title]);
    return make('div', { class: 'section', id: `section-${section}`, role: 'group', 'aria-label': title }, [caption, ...mine]);
  });
  const { head, choose } = tabs(root, sections);
  root.append(head, make('div', { class: 'sections' }, sections));
  return {
    /** @param {TextLayer} layer */
    show(layer) {
      for (const { row, show } of controls) show(layer[/** @type {keyof TextLayer} */ (row.key)], layer);
    },
    /** Puts the cursor into the text. */
    editText() {
      choose(0);
      root.querySelector('textarea')?.focus();
    },
  };
}

/** @param {HTMLElement} root @param {HTMLElement[]} sections */
function tabs(root, sections) {
  const buttons = sections.map((section, i) => {
    const tab = make('button', { type: 'button', class: 'tab', role: 'tab', 'aria-controls': section.id }, [section.getAttribute('aria-label') ?? '']);
    tab.addEventListener('click', () => choose(i));
    tab.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) choose((i + step + sections.length) % sections.length, true);
    });
    return tab;
  });
  const grip = make('button', { type: 'button', class: 'grip', 'aria-label': say('sheet.toggle'), 'aria-expanded': 'true' }, [icon('grip')]);
  grip.addEventListener('click', () => lower(!root.classList.contains('is-low')));

  /** @param {boolean} low */
  function lower(low) {
    root.classList.toggle('is-low', low);
    grip.setAttribute('aria-expanded', String(!low));
  }

  /** @param {number} chosen @param {boolean} [move] the focus too */
  function choose(chosen, move) {
    lower(false);
    sections.forEach((section, i) => section.classList.toggle('is-shown', i === chosen));
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', String(i === chosen));
      button.tabIndex = i === chosen ? 0 : -1;
    });
    if (move) buttons[chosen].focus();
  }

  choose(0);
  const list = make('div', { class: 'tabs', role: 'tablist', 'aria-label': say('panel.title') }, buttons);
  return { head: make('div', { class: 'sheet-head' }, [list, grip]), choose };
}
