// @ts-check
import { icon, make } from './dom.js';
import { say, sayBytes, sayFailure } from './words.js';

/**
 * @typedef {object} Work
 * @property {'waiting' | 'drawing' | 'packing'} stage waiting is for the subject
 * @property {number} [fraction]
 */

/** The dialog's last line: the file's size and the buttons, or what goes on. @param {import('./export-dialog.js').ExportEvents} on */
export function exportFooter(on) {
  const problem = make('p', { class: 'export-problem', role: 'alert' });
  const bytes = make('p', { class: 'export-bytes' });
  const project = make('button', { type: 'button', class: 'button quiet', id: 'export-project', title: say('export.project.hint') }, [say('export.project')]);
  const copy = make('button', { type: 'button', class: 'button', id: 'export-copy' }, [say('export.copy')]);
  const saveWords = make('span');
  const save = make('button', { type: 'button', class: 'button primary', id: 'export-save' }, [icon('download'), saveWords]);
  const stage = make('p', { class: 'export-stage', id: 'export-stage' });
  const meter = make('progress', { class: 'meter', max: '1', 'aria-labelledby': 'export-stage' });
  const goOn = make('button', { type: 'button', class: 'button', id: 'export-without' }, [say('export.without')]);
  const stop = make('button', { type: 'button', class: 'button', id: 'export-stop' }, [say('export.stop')]);
  const rest = make('div', { class: 'export-actions' }, [bytes, project, copy, save]);
  const work = make('div', { class: 'export-actions' }, [make('div', { class: 'export-progress' }, [stage, meter]), goOn, stop]);
  project.addEventListener('click', on.onProject);
  copy.addEventListener('click', on.onCopy);
  save.addEventListener('click', on.onSave);
  goOn.addEventListener('click', on.onGoOn);
  stop.addEventListener('click', on.onStop);
  return {
    element: make('footer', { class: 'export-foot' }, [problem, rest, work]),
    save,
    /** @param {import('./export-dialog.js').ExportView} view */
    show(view) {
      const held = document.activeElement;
      const sentence = view.problem ? sayFailure(view.problem) : '';
      if (problem.textContent !== sentence) problem.textContent = sentence;
      problem.hidden = !view.problem;
      bytes.textContent = view.bytes === null ? '' : say('export.bytes', { size: sayBytes(view.bytes) });
      saveWords.textContent = say('export.save', { format: say(`export.format.${view.options.format}`) });
      copy.hidden = !view.canCopy;
      rest.hidden = view.work !== null;
      work.hidden = view.work === null;
      if (view.work) showWork(view.work);
      // A button that goes must not take the keyboard's place with it.
      if (view.work && rest.contains(held)) stop.focus();
      else if (view.work?.stage !== 'waiting' && held === goOn) stop.focus();
      if (!view.work && work.contains(held)) save.focus();
    },
  };

  /** @param {Work} now */
  function showWork({ stage: at, fraction }) {
    const percent = fraction === undefined ? '' : ` · ${Math.floor(fraction * 100)} %`;
    stage.textContent = say(`export.stage.${at}`) + percent;
    if (fraction === undefined) meter.removeAttribute('value');
    else meter.value = fraction;
    goOn.hidden = at !== 'waiting';
  }
}
