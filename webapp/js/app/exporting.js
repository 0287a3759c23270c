// @ts-check
import { contextOf } from '../draw/assets.js';
import { render } from '../draw/render.js';
import { canEncode, coolDown, exportFile, fileBytes, warmUp } from '../io/export.js';
import { withChunks } from '../io/png-chunks.js';
import { failureOf } from '../io/problem.js';
import { canCopy, copyPicture, saveFile } from '../io/save.js';
import { isBusy } from '../model/cut.js';
import { DEFAULTS, FORMATS, canEmbed, canMake, fileName, stemOf, targetSize } from '../model/export.js';
import { createStore } from '../model/store.js';
import { createExportDialog } from '../ui/export-dialog.js';
import { say } from '../ui/words.js';

/** So long nothing is changed before the file's size is reckoned. */
const SETTLE_MS = 300;
/** The picture in the dialog, in its own pixels. */
const PREVIEW = { width: 880, height: 420 };

/**
 * @typedef {import('../model/export.js').ExportOptions} ExportOptions
 *
 * @typedef {object} Own
 * @property {ExportOptions} options
 * @property {string | null} typed name; null while nobody has given one
 * @property {import('../model/export.js').Format[]} formats
 * @property {number | null} bytes
 * @property {import('../ui/export-footer.js').Work | null} work
 * @property {import('../model/cut.js').Failure | null} problem
 */

/**
 * From the Export button to the file.
 * @param {object} parts
 * @param {import('../model/editor.js').Editor} parts.editor
 * @param {import('../draw/assets.js').Assets} parts.assets
 * @param {(sentence: string) => void} parts.announce
 * @param {() => Promise<void>} parts.settled fulfilled when `assets` have followed the scene
 * @param {() => Promise<import('../io/png-chunks.js').Chunk[]>} parts.sceneChunks what makes a PNG editable
 * @param {() => Promise<Blob | null>} parts.projectFile the design with its pixels
 */
export function createExporting({ editor, assets, announce, settled, sceneChunks, projectFile }) {
  const store = createStore(/** @type {Own} */ ({ options: DEFAULTS, typed: null, formats: ['png'], bytes: null, work: null, problem: null }));
  const dialog = createExportDialog({ onChange, onName: (typed) => store.update({ typed }), onSave: save, onCopy: copy, onProject: () => void saveProject(), onStop, onGoOn: () => goOn(), onClose });
  let attempt = new AbortController();
  let guess = new AbortController();
  let timer = 0;
  let goOn = () => {};
  let photo = editor.get().photo;
  void Promise.all(FORMATS.map((format) => canEncode(`image/${format}`))).then((can) => store.update({ formats: FORMATS.filter((_, i) => can[i]) }));
  store.subscribe(show);
  editor.subscribe((state) => {
    if (!isBusy(state.cut)) goOn();
    if (state.photo !== photo) {
      photo = state.photo;
      store.update({ typed: null, problem: null });
    } else if (dialog.isOpen()) show();
  });

  /** @param {Partial<ExportOptions>} change */
  function onChange(change) {
    store.update({ options: { ...store.get().options, ...change }, bytes: null, problem: null });
    reckon();
    if ('what' in change) paint();
  }

  function show() {
    const { options, typed, ...rest } = store.get();
    if (!photo) return;
    const { colorSpace = 'srgb', converted = '', name } = photo;
    dialog.show({
      ...rest,
      options,
      stem: typed ?? stemOf(name, options.what),
      ending: fileName('', 'x', options.format).slice(2),
      size: targetSize(photo, options.scale),
      hasSubject: Boolean(assets.levels[0]?.matte),
      canCopy: canCopy(),
      colorSpace,
      converted,
    });
  }

  function open() {
    if (!photo || dialog.isOpen()) return;
    const { options } = store.get();
    const isLost = options.what === 'subject' && !assets.levels[0]?.matte;
    store.update({ options: isLost ? { ...options, what: 'all' } : options, bytes: null, problem: null });
    dialog.open();
    void warmUp();
    paint();
    reckon();
  }

  function onClose() {
    if (dialog.isOpen()) return; // The event comes a little later than the deed.
    clearTimeout(timer);
    guess.abort();
    attempt.abort();
    void coolDown();
  }

  /** The same renderer as for the file, at the screen's size. */
  function paint() {
    const level = assets.levels[assets.levels.length - 1];
    if (!photo || !level) return;
    const size = targetSize(photo, level.scale * 100);
    const picture = assets.surface(size.width, size.height);
    const view = { scale: level.scale, rect: { x: 0, y: 0, width: photo.width, height: photo.height }, what: store.get().options.what };
    render(contextOf(picture), editor.scene(), assets, view);
    const shrink = Math.min(1, PREVIEW.width / size.width, PREVIEW.height / size.height);
    dialog.preview.width = Math.max(1, Math.round(size.width * shrink));
    dialog.preview.height = Math.max(1, Math.round(size.height * shrink));
    const ctx = contextOf(dialog.preview);
    ctx.imageSmoothingQuality = 'high';
    ctx.drawImage(picture, 0, 0, dialog.preview.width, dialog.preview.height);
  }

  /** How large the file will be, once nothing more is changed. */
  function reckon() {
    clearTimeout(timer);
    guess.abort();
    const problem = tooLarge(store.get().options);
    if (problem) return store.update({ problem });
    const mine = (guess = new AbortController());
    timer = window.setTimeout(async () => {
      const { options } = store.get();
      try {
        const bytes = await fileBytes(job(options), mine);
        const extra = (await design(options)).reduce((sum, { data }) => sum + data.length, 0);
        if (!mine.signal.aborted) store.update({ bytes: bytes + extra });
      } catch {
        // Saving will say what is wrong.
      }
    }, SETTLE_MS);
  }

  /** @param {ExportOptions} options @returns {import('../model/cut.js').Failure | null} */
  function tooLarge({ scale, format }) {
    if (!photo) return null;
    const size = targetSize(photo, scale);
    if (canMake(size, format)) return null;
    return { code: 'too-large-for-format', detail: `${size.width} × ${size.height}`, name: format.toUpperCase() };
  }

  /** @param {ExportOptions} options */
  function job(options) {
    const { photo: pixels, matte } = assets.levels[0];
    const { colorSpace = 'srgb', isOpaque = false } = photo ?? {};
    return { scene: editor.scene(), photo: pixels, matte, options, colorSpace, isOpaque };
  }

  /** What a PNG needs to be opened again. @param {ExportOptions} options @returns {Promise<import('../io/png-chunks.js').Chunk[]>} */
  async function design(options) {
    return canEmbed(options) && options.isEditable ? sceneChunks() : [];
  }

  /** @param {ExportOptions} options @param {AbortSignal} signal @returns {Promise<Blob>} */
  async function make(options, signal) {
    // Saved now, the text would stand in front of the subject.
    if (isBusy(editor.get().cut)) {
      store.update({ work: { stage: 'waiting' } });
      announce(say('export.stage.waiting'));
      await new Promise((resolve) => {
        goOn = () => resolve(undefined);
        signal.addEventListener('abort', resolve);
      });
    }
    await settled();
    signal.throwIfAborted();
    store.update({ work: { stage: 'drawing' } });
    const file = await exportFile(job(options), { signal, onProgress: (work) => store.update({ work }) });
    return withChunks(file, await design(options));
  }

  /** One at a time; what was asked for before is given up. @param {ExportOptions} options @param {(file: Promise<Blob>) => Promise<string>} deliver */
  async function run(options, deliver) {
    clearTimeout(timer);
    guess.abort();
    attempt.abort();
    const { signal } = (attempt = new AbortController());
    store.update({ problem: null, work: { stage: 'drawing' } });
    try {
      const sentence = await deliver(make(options, signal));
      store.update({ work: null });
      dialog.close();
      announce(sentence);
    } catch (error) {
      if (!signal.aborted) store.update({ work: null, problem: failureOf(error) });
    }
  }

  function onStop() {
    attempt.abort(new DOMException('Stopped', 'AbortError'));
    store.update({ work: null });
    announce(say('export.stopped'));
  }

  function save() {
    const { options, typed } = store.get();
    if (!photo) return;
    const name = fileName(typed ?? '', stemOf(photo.name, options.what), options.format);
    void run(options, async (file) => {
      saveFile(await file, name);
      return say('announce.saved', { name });
    });
  }

  function copy() {
    void run({ ...store.get().options, format: 'png' }, async (file) => {
      await copyPicture(file);
      return say('export.copied');
    });
  }

  async function saveProject() {
    const { typed } = store.get();
    if (!photo) return;
    const name = fileName(typed ?? '', stemOf(photo.name, 'all'), 'tbi');
    try {
      const file = await projectFile();
      if (!file) return;
      saveFile(file, name);
      announce(say('announce.saved', { name }));
    } catch (error) {
      store.update({ problem: failureOf(error) });
    }
  }

  return { open };
}
