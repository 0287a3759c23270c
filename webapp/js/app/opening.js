// @ts-check
import { drawSample } from '../draw/sample.js';
import { decode } from '../io/decode.js';
import { failureOf } from '../io/problem.js';
import { carryOver, firstScene } from '../model/scene.js';
import { ask } from '../ui/dialog.js';
import { say } from '../ui/words.js';
import { FIRST_WIDTH } from './sizing.js';

/**
 * From a file to a photo on the stage.
 * @param {object} parts
 * @param {import('../model/editor.js').Editor} parts.editor
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} parts.drawing
 * @param {ReturnType<typeof import('./search.js').createSearch>} parts.search
 * @param {ReturnType<typeof import('./typesetting.js').createTypesetting>} parts.typesetting
 * @param {ReturnType<typeof import('./sizing.js').createSizing>} parts.sizing
 * @param {ReturnType<typeof import('../ui/notices.js').createNotices>} parts.notices
 * @param {(sentence: string) => void} parts.announce
 */
export function createOpening({ editor, drawing, search, typesetting, sizing, notices, announce }) {
  /** @type {import('../io/decode.js').Photo | null} */
  let source = null;
  let opening = 0;

  /** @param {File} file */
  async function open(file) {
    const mine = ++opening;
    notices.clear();
    try {
      const photo = await decode(file);
      const answer = mine === opening ? await whatOfTheText() : null;
      if (mine !== opening || !answer) return photo.bitmap.close();
      search.cancel();
      await showPhoto(photo, answer === 'keep');
      announce(say('announce.opened', { name: file.name }));
      await search.start(photo);
    } catch (error) {
      if (mine === opening) notices.show(failureOf(error));
    }
  }

  /** What somebody has worked on does not go unasked. @returns {Promise<'keep' | 'fresh' | null>} null: the old photo stays */
  async function whatOfTheText() {
    const { photo, history } = editor.get();
    if (!photo || (history.past.length === 0 && history.future.length === 0)) return 'fresh';
    return ask({
      title: say('open.title'),
      text: say('open.text'),
      answers: [
        { answer: 'keep', words: say('open.keep') },
        { answer: 'fresh', words: say('open.fresh') },
      ],
    });
  }

  /** @param {import('../io/decode.js').Photo} photo @param {boolean} isTextKept */
  async function showPhoto(photo, isTextKept) {
    const { bitmap, file } = photo;
    const { photo: old } = editor.get();
    source?.bitmap.close();
    source = photo;
    const facts = { name: file.name, width: bitmap.width, height: bitmap.height };
    const isCarried = Boolean(old) && isTextKept;
    editor.start(facts, old && isTextKept ? carryOver(editor.scene(), old, facts) : firstScene(facts));
    document.body.classList.remove('is-empty');
    drawing.usePhoto(bitmap);
    await typesetting.ready();
    if (!isCarried) firstLook(facts);
  }

  /** What the page chose is where undo ends. @param {import('../model/types.js').PhotoFacts} facts */
  function firstLook(facts) {
    const { layers, subject } = editor.scene();
    editor.start(facts, { layers: layers.map((layer) => ({ ...layer, ...sizing.firstLook(layer, FIRST_WIDTH) })), subject });
  }

  return {
    open,
    /** A photo that the page draws itself, for who has none at hand. */
    async openSample() {
      const canvas = new OffscreenCanvas(1600, 1067);
      const ctx = canvas.getContext('2d');
      if (!ctx) return;
      drawSample(ctx, canvas);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
      await open(new File([blob], `${say('sample.name')}.jpg`, { type: blob.type }));
    },
    source: () => source,
  };
}
