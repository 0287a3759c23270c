// @ts-check
import { applies } from '../model/controls.js';
import { choiceControl } from './control-choice.js';
import { colorControl } from './control-color.js';
import { cornersControl } from './control-corners.js';
import { familyControl } from './control-family.js';
import { linesControl } from './control-lines.js';
import { menuControl } from './control-menu.js';
import { numberControl } from './control-number.js';
import { sliderControl } from './control-slider.js';
import { bareSwitch, switchControl } from './control-switch.js';
import { icon, make } from './dom.js';
import { recall, remember } from './memory.js';
import { say } from './words.js';

/**
 * @typedef {import('../model/table.js').Row} Row
 * @typedef {{element: HTMLElement, show: (value: any) => void, limit?: (min: number, max: number) => void, note?: (values: any) => void}} Control
 * note: what depends on other values than the row's own
 *
 * @typedef {object} SectionEvents
 * @property {(change: Record<string, any>) => void} onInput
 * @property {() => void} onRelease a slider was let go, a field left: what comes next is a step of its own
 */

/** @type {Record<Row['kind'], (row: any, onInput: (value: any) => void, onRelease: () => void) => Control>} */
const KINDS = {
  lines: linesControl,
  choice: choiceControl,
  menu: menuControl,
  family: familyControl,
  slider: sliderControl,
  number: numberControl,
  color: colorControl,
  switch: switchControl,
  corners: cornersControl,
};

/** Where something else than the table's default is nothing that one would go back from. */
const NO_DEFAULT = ['lines', 'family', 'number', 'choice'];
const FOLDED = ['perspective'];
/** Where a phone shows a section; what is not named has a tab of its own. @type {Record<string, string>} */
const TAB = { stroke: 'effects', shadow: 'effects', glow: 'effects', extrude: 'effects', box: 'effects', perspective: 'place' };
const KEY = 'folds';

/**
 * One part of the control table: a head that folds it, with the section's own switch if it has one, and its rows.
 * @param {string} section
 * @param {Row[]} rows
 * @param {SectionEvents} on
 */
export function createSection(section, rows, { onInput, onRelease }) {
  const title = say(`section.${section}`);
  const own = rows[0].kind === 'switch' && rows[0].key === section ? rows[0] : null;
  const body = make('div', { class: 'section-body', id: `section-${section}-body` });
  const controls = rows
    .filter((row) => row !== own)
    .map((row) => ({ row, ...KINDS[row.kind](row, (value) => onInput({ [row.key]: value }), onRelease) }));
  body.append(...controls.map(({ element }) => element));
  const fold = make('button', { type: 'button', class: 'fold', 'aria-controls': body.id }, [make('span', { class: 'caption' }, [title]), icon('chevron')]);
  const reset = make('button', { type: 'button', class: 'button quiet square small', 'aria-label': say('section.reset', { section: title }), title: say('section.reset', { section: title }) }, [icon('reset')]);
  const head = make('div', { class: 'section-head' }, [make('h2', {}, [fold]), reset]);
  const root = make('div', { class: 'section', id: `section-${section}`, role: 'group', 'aria-label': title, 'data-tab': TAB[section] ?? section }, [head, body]);
  const ownSwitch = own && bareSwitch(own, (value) => {
    if (value) unfold(true);
    onInput({ [own.key]: value });
    onRelease();
  });
  if (ownSwitch) head.append(ownSwitch.input);

  let isOpen = (recall(KEY) ?? {})[section] ?? !FOLDED.includes(section);
  let isOn = true;
  /** @type {Map<string, any>} */
  const shown = new Map();

  fold.addEventListener('click', () => {
    if (own && !isOn) {
      unfold(true);
      onInput({ [own.key]: true });
      onRelease();
    } else unfold(!isOpen);
  });
  reset.addEventListener('click', () => {
    onInput(Object.fromEntries(rows.filter(hasDefault).map((row) => [row.key, row.initial])));
    onRelease();
    fold.focus(); // The button goes with what it took back.
  });

  /** @param {Row} row */
  function hasDefault(row) {
    return row !== own && !NO_DEFAULT.includes(row.kind) && row.key !== 'size' && row.key !== 'weight';
  }

  /** @param {boolean} open */
  function unfold(open) {
    isOpen = open;
    remember(KEY, { ...recall(KEY), [section]: open });
    arrange();
  }

  function arrange() {
    fold.setAttribute('aria-expanded', String(isOpen && isOn));
    root.classList.toggle('is-open', isOpen && isOn);
    root.classList.toggle('is-off', !isOn);
  }

  arrange();
  return {
    element: root,
    /** @param {string} key */
    control: (key) => controls.find(({ row }) => row.key === key),
    /** @param {Record<string, any>} values */
    show(values) {
      for (const { row, element, show, note } of controls) {
        element.hidden = !applies(row, values);
        note?.(values);
        if (shown.get(row.key) === values[row.key]) continue;
        shown.set(row.key, values[row.key]);
        show(values[row.key]);
      }
      reset.hidden = !rows.some((row) => hasDefault(row) && applies(row, values) && String(values[row.key]) !== String(row.initial));
      if (!own || !ownSwitch) return;
      ownSwitch.show(values[own.key]);
      isOn = values[own.key];
      arrange();
    },
  };
}
