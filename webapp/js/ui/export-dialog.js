// @ts-check
import { FORMATS, QUALITY, SCALE, SCALES, WHATS, canEmbed } from '../model/export.js';
import { icon, make } from './dom.js';
import { fieldRow, percentField, segments } from './export-fields.js';
import { exportFooter } from './export-footer.js';
import { say } from './words.js';

/**
 * @typedef {import('../model/export.js').ExportOptions} ExportOptions
 * @typedef {import('../model/types.js').Size} Size
 *
 * @typedef {object} ExportView what the dialog shows
 * @property {ExportOptions} options
 * @property {string} stem the file's name without its ending
 * @property {string} ending
 * @property {Size} size of the file
 * @property {import('../model/export.js').Format[]} formats that this browser writes
 * @property {boolean} hasSubject
 * @property {boolean} canCopy
 * @property {PredefinedColorSpace} colorSpace
 * @property {string} converted name of the profile that the photo had and the file has not
 * @property {number | null} bytes about how large the file will be
 * @property {import('./export-footer.js').Work | null} work what goes on
 * @property {import('../model/cut.js').Failure | null} problem
 *
 * @typedef {object} ExportEvents
 * @property {(change: Partial<ExportOptions>) => void} onChange
 * @property {(stem: string) => void} onName
 * @property {() => void} onSave
 * @property {() => void} onCopy
 * @property {() => void} onProject the design itself is wanted, to go on with elsewhere
 * @property {() => void} onStop
 * @property {() => void} onGoOn without the subject
 * @property {() => void} onClose
 */

/** What is to be saved, and how. @param {ExportEvents} on */
export function createExportDialog(on) {
  const preview = make('canvas', { class: 'export-preview', width: '1', height: '1', 'aria-hidden': 'true' });
  const what = segments('what', WHATS, (option) => say(`export.what.${option}`), (value) => on.onChange({ what: value }));
  const format = segments('format', FORMATS, (option) => say(`export.format.${option}`), (value) => on.onChange({ format: value }));
  const quality = percentField('quality', QUALITY, (value) => on.onChange({ quality: value }));
  const presets = segments('scale', SCALES.map(String), (option) => `${option} %`, (value) => on.onChange({ scale: Number(value) }));
  const scale = percentField('scale', SCALE, (value) => on.onChange({ scale: value }));
  const pixels = make('p', { class: 'export-pixels', id: 'export-pixels' });
  const name = make('input', { type: 'text', id: 'export-name', class: 'export-name', spellcheck: 'false', autocomplete: 'off', maxlength: '180' });
  const ending = make('span', { 'aria-hidden': 'true' });
  const editable = make('input', { type: 'checkbox', id: 'export-editable' });
  const embed = make('label', { class: 'export-check' }, [editable, make('span', {}, [make('b', {}, [say('export.editable')]), make('small', {}, [say('export.editable.hint')])])]);
  const notes = make('ul', { class: 'export-notes' });
  const footer = exportFooter(on);
  const close = make('button', { type: 'button', class: 'button quiet square', 'aria-label': say('export.close') }, [icon('close')]);
  const qualityRow = fieldRow(say('export.quality'), [quality.element], quality.input.id);
  const form = make('fieldset', { class: 'export-form' }, [
    fieldRow(say('export.what'), [what.element]),
    fieldRow(say('export.format'), [format.element]),
    qualityRow,
    fieldRow(say('export.scale'), [make('div', { class: 'export-scale' }, [presets.element, scale.element]), pixels], scale.input.id),
    fieldRow(say('export.name'), [make('div', { class: 'export-file' }, [name, ending])], name.id),
    embed,
    notes,
  ]);
  const head = make('header', { class: 'export-head' }, [make('h2', { id: 'export-title' }, [say('export.title')]), close]);
  const dialog = make('dialog', { class: 'export', id: 'export-dialog', 'aria-labelledby': 'export-title' }, [
    head,
    make('div', { class: 'export-body' }, [make('div', { class: 'export-picture' }, [preview]), form]),
    footer.element,
  ]);
  document.body.append(dialog);

  name.addEventListener('input', () => on.onName(name.value));
  name.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) footer.save.click();
  });
  editable.addEventListener('input', () => on.onChange({ isEditable: editable.checked }));
  close.addEventListener('click', leave);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });
  dialog.addEventListener('pointerdown', (event) => event.target === dialog && isBeside(event) && leave());
  dialog.addEventListener('keydown', (event) => {
    if (!isSaveKey(event)) return;
    event.preventDefault();
    if (!isWorking) on.onSave();
  });
  dialog.addEventListener('close', on.onClose);
  let isWorking = false;

  /** What goes on is stopped first; the next Escape closes. */
  function leave() {
    if (isWorking) on.onStop();
    else dialog.close();
  }

  /** @param {PointerEvent} event */
  function isBeside({ clientX, clientY }) {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  }

  return {
    preview,
    isOpen: () => dialog.open,
    open() {
      if (dialog.open) return;
      dialog.showModal();
      footer.save.focus();
    },
    close: () => dialog.close(),
    /** @param {ExportView} view */
    show(view) {
      const { options, size, work } = view;
      isWorking = work !== null;
      form.disabled = isWorking;
      what.show(options.what, view.hasSubject ? WHATS : WHATS.filter((one) => one !== 'subject'));
      format.show(options.format, view.formats);
      qualityRow.hidden = options.format === 'png';
      quality.show(options.quality);
      presets.show(String(options.scale));
      scale.show(options.scale);
      pixels.textContent = say('export.pixels', { width: size.width, height: size.height });
      if (name.value !== view.stem) name.value = view.stem;
      ending.textContent = `.${view.ending}`;
      preview.classList.toggle('is-white', options.format === 'jpeg');
      embed.hidden = !canEmbed(options);
      editable.checked = options.isEditable;
      notes.replaceChildren(...notesOn(view).map((note) => make('li', {}, [note])));
      footer.show(view);
    },
  };
}

/** The keys that open the dialog, once more. @param {KeyboardEvent} event */
function isSaveKey({ key, ctrlKey, metaKey }) {
  return (ctrlKey || metaKey) && key.toLowerCase() === 's';
}

/** @param {ExportView} view @returns {string[]} */
function notesOn({ options, hasSubject, colorSpace, converted }) {
  const notes = [];
  if (!hasSubject) notes.push(say('export.note.noSubject'));
  if (options.format === 'jpeg' && options.what !== 'all') notes.push(say('export.note.white'));
  if (converted) notes.push(say('export.note.converted', { profile: converted }));
  if (colorSpace === 'display-p3') notes.push(say('export.note.p3'));
  return notes;
}
