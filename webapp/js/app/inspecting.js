// @ts-check
import { familyOf } from '../model/families.js';
import { SUBJECT } from '../model/editor.js';
import { createPanel } from '../ui/panel.js';
import { DRAG, follow } from './following.js';

/**
 * The panel and what it does to the scene: changes of one control are one step back until it is let go.
 * @param {HTMLElement} root
 * @param {object} parts
 * @param {import('../model/editor.js').Editor} parts.editor
 * @param {ReturnType<typeof import('./typesetting.js').createTypesetting>} parts.typesetting
 * @param {ReturnType<typeof import('./sizing.js').createSizing>} parts.sizing
 * @param {ReturnType<typeof import('../ui/tabs.js').createTabs>} parts.tabs
 * @param {() => void} parts.onAdd
 * @param {HTMLElement[]} parts.subjectTools
 */
export function createInspecting(root, { editor, typesetting, sizing, tabs, onAdd, subjectTools }) {
  const panel = createPanel(root, {
    onChange: change,
    onSubject: (values) => editor.changeSubject(values, Object.keys(values).join()),
    onRelease: editor.endGesture,
    onAdd,
    subjectTools,
  });
  follow(editor, show, () => editor.get().history.gesture === DRAG); // A control that is moved itself shows its value at once.

  /** @param {import('../model/editor.js').State} state */
  function show({ photo }) {
    if (!photo) return;
    const layer = editor.layer();
    const isSubject = editor.selected() === SUBJECT;
    panel.show(layer, isSubject ? editor.scene().subject : null);
    tabs.show(layer ? 'text' : isSubject ? 'subject' : 'nothing');
  }

  /** @param {Partial<import('../model/types.js').TextLayer>} values */
  function change(values) {
    const layer = editor.layer();
    if (!layer) return;
    const { id } = layer;
    if (values.family) values = { ...values, weight: familyOf(values.family).weight }; // A family's own best one.
    editor.change(id, values, Object.keys(values).join());
    if (values.family) typesetting.ready().then(() => sizing.keepInside(id, Object.keys(values).join()), () => {}); // What went wrong is said already.
  }

  return {
    /** Puts the cursor into the text. */
    editText() {
      tabs.choose('text');
      panel.editText();
    },
  };
}
