// @ts-check
import { familyOf, hasWeights } from '../model/families.js';
import { CONTROLS, SECTIONS, SUBJECT_CONTROLS } from '../model/table.js';
import { icon, make } from './dom.js';
import { createSection } from './section.js';
import { say } from './words.js';

/**
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Subject} Subject
 *
 * @typedef {object} PanelEvents
 * @property {(change: Partial<TextLayer>) => void} onChange
 * @property {(change: Partial<Subject>) => void} onSubject
 * @property {() => void} onRelease a slider was let go, a field left: what comes next is a step of its own
 * @property {() => void} onAdd a text is wanted
 * @property {HTMLElement[]} subjectTools what else belongs to the subject
 */

/**
 * The inspector: the control table as sections, of the text that is chosen or of the subject.
 * @param {HTMLElement} root
 * @param {PanelEvents} on
 */
export function createPanel(root, { onChange, onSubject, onRelease, onAdd, subjectTools }) {
  const sections = SECTIONS.map((section) => {
    const rows = CONTROLS.filter((row) => row.section === section);
    return createSection(section, rows, { onInput: onChange, onRelease });
  });
  const subject = createSection('subject', SUBJECT_CONTROLS, { onInput: onSubject, onRelease });
  const text = make('div', { class: 'sections' }, sections.map(({ element }) => element));
  const aboutSubject = make('div', { class: 'sections' }, [subject.element, ...subjectTools]);
  const nothing = emptyBody(onAdd);
  root.append(text, aboutSubject, nothing);
  root.addEventListener('change', onRelease);
  const font = sections[SECTIONS.indexOf('font')];
  const [weight, italic] = ['weight', 'italic'].map((key) => /** @type {NonNullable<ReturnType<typeof font.control>>} */ (font.control(key)));

  return {
    /** @param {TextLayer | undefined} layer the chosen text @param {Subject | null} mask if the subject is chosen */
    show(layer, mask) {
      text.hidden = !layer;
      aboutSubject.hidden = !mask;
      nothing.hidden = Boolean(layer || mask);
      if (mask) subject.show(mask);
      if (!layer) return;
      for (const section of sections) section.show(layer);
      const family = familyOf(layer.family);
      weight.limit?.(family.min, family.max);
      weight.element.hidden = !hasWeights(family);
      italic.element.hidden = !family.italic;
    },
    /** Puts the cursor into the text. */
    editText() {
      const area = text.querySelector('textarea');
      area?.focus();
      area?.select();
    },
  };
}

/** @param {() => void} onAdd */
function emptyBody(onAdd) {
  const add = make('button', { type: 'button', class: 'button' }, [icon('plus'), say('layers.add')]);
  add.addEventListener('click', onAdd);
  const words = [make('p', { class: 'nothing-title' }, [say('panel.nothing')]), make('p', { class: 'nothing-hint' }, [say('panel.nothing.hint')])];
  return make('div', { class: 'nothing' }, [...words, add]);
}
