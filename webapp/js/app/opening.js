// @ts-check
import { contextOf } from '../draw/assets.js';
import { drawSample } from '../draw/sample.js';
import { decode } from '../io/decode.js';
import { failureOf } from '../io/problem.js';
import { readProject } from '../io/project-file.js';
import { loadDesign } from '../io/storage.js';
import { emptySurface, encode } from '../io/surfaces.js';
import { carryOver, firstScene } from '../model/scene.js';
import { ask } from '../ui/dialog.js';
import { say } from '../ui/words.js';
import { FIRST_WIDTH } from './sizing.js';

/**
 * @typedef {import('../io/decode.js').Photo} Photo
 * @typedef {import('../io/project-file.js').Project} Project
 */

/** Of the sample, pixels. */
const SAMPLE = { width: 1600, height: 1067 };

/**
 * What comes in: photos, and designs that were made before. The newest wins, and what was open stays until the next can be shown.
 *
 * @param {object} parts
 * @param {import('../model/editor.js').Editor} parts.editor
 * @param {import('./materials.js').MaterialsStore} parts.materials
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} parts.drawing
 * @param {ReturnType<typeof import('./search.js').createSearch>} parts.search
 * @param {ReturnType<typeof import('./saving.js').createSaving>} parts.saving
 * @param {ReturnType<typeof import('./sizing.js').createSizing>} parts.sizing
 * @param {() => Promise<void>} parts.useFonts
 * @param {{begin: () => void, opened: (name: string) => void, failed: (failure: import('../model/cut.js').Failure) => void}} on
 */
export function createOpening({ editor, materials, drawing, search, saving, sizing, useFonts }, { begin, opened, failed }) {
  /** @type {Photo | null} */
  let source = null;
  let turn = 0;

  /** @param {(isStale: () => boolean) => Promise<(() => Promise<void>) | null>} prepare everything that may fail; gives what cannot */
  async function open(prepare) {
    const mine = ++turn;
    const isStale = () => mine !== turn;
    begin();
    try {
      const show = await prepare(isStale);
      if (!show || isStale()) return;
      await saving.pause();
      if (isStale()) return;
      search.cancel();
      await show();
    } catch (error) {
      if (!isStale()) failed(failureOf(error));
    }
  }

  /** @param {Photo} photo */
  function use(photo) {
    source?.bitmap.close();
    source = photo;
    document.body.classList.remove('is-empty');
    drawing.usePhoto(photo.bitmap, photo.colors.space);
  }

  /** @param {Photo} photo @param {boolean} isTextKept from what was open */
  async function showPhoto(photo, isTextKept) {
    const { file } = photo;
    const { photo: old } = editor.get();
    const facts = factsOf(photo);
    const isCarried = old !== null && isTextKept;
    editor.start(facts, isCarried ? carryOver(editor.scene(), old, facts) : firstScene(facts));
    materials.start(file);
    use(photo);
    await useFonts();
    if (!isCarried) firstLook(facts);
    await saving.start();
    opened(file.name);
    await search.start(photo);
  }

  /** As wide as the photo takes, and readable on it; what the page chose is where undo ends. @param {import('../model/types.js').PhotoFacts} facts */
  function firstLook(facts) {
    const { layers, subject } = editor.scene();
    if (editor.get().history.past.length > 0) return; // Somebody was faster.
    editor.start(facts, { layers: layers.map((layer) => ({ ...layer, ...sizing.firstLook(layer, FIRST_WIDTH) })), subject });
  }

  /** What somebody has worked on does not go unasked. @returns {Promise<'keep' | 'fresh' | null>} null: the old photo stays */
  async function whatOfTheText() {
    const { photo, history } = editor.get();
    if (!photo || history.past.length + history.future.length === 0) return 'fresh';
    return ask({
      title: say('open.title'),
      text: say('open.text'),
      answers: [
        { answer: 'keep', words: say('open.keep') },
        { answer: 'fresh', words: say('open.fresh') },
      ],
    });
  }

  /** @param {Project} project @param {Photo} photo @param {{id: string, revision: number} | null} place */
  async function showProject({ design, masks }, photo, place) {
    const { file } = photo;
    const facts = factsOf(photo);
    const { width, height } = design.photo;
    const isSame = width === facts.width && height === facts.height;
    const { layers } = isSame ? design.scene : carryOver(design.scene, design.photo, facts);
    editor.start(facts, { layers, subject: design.scene.subject });
    materials.start(file, masks);
    use(photo);
    await useFonts();
    await saving.start(place);
    opened(file.name);
    await search.start(photo, masks);
  }

  /** A photo, a project file, or a PNG with its design. @param {File} file */
  function file(file) {
    return open(async (isStale) => {
      const project = await readProject(file);
      const photo = await decode(project?.photo ?? file);
      const answer = project || isStale() ? null : await whatOfTheText();
      if (isStale() || (!project && !answer)) {
        photo.bitmap.close();
        return null;
      }
      return () => (project ? showProject(project, photo, null) : showPhoto(photo, answer === 'keep'));
    });
  }

  return {
    file,
    /** A photo that the page draws itself, for who has none at hand. */
    async sample() {
      const canvas = emptySurface(SAMPLE.width, SAMPLE.height);
      drawSample(contextOf(canvas), canvas);
      const blob = await encode(canvas, 'image/jpeg', 0.92);
      if (!blob) return failed({ code: 'no-room' });
      await file(new File([blob], `${say('sample.name')}.jpg`, { type: blob.type }));
    },
    /** One that is kept in this browser. @param {string} id @param {() => void} onGone */
    kept: (id, onGone) =>
      open(async (isStale) => {
        const found = await loadDesign(id);
        if (!found) {
          onGone();
          return null;
        }
        const photo = await decode(found.project.photo);
        if (isStale()) photo.bitmap.close();
        return isStale() ? null : () => showProject(found.project, photo, { id, revision: found.revision });
      }),
    /** Searches the subject of what is open once more. */
    retry: () => source && search.start(source, new Map()),
  };
}

/** @param {Photo} photo @returns {import('../model/types.js').PhotoFacts} */
function factsOf({ bitmap: { width, height }, file: { name }, colors, isOpaque }) {
  return { name, width, height, colorSpace: colors.space, converted: colors.converted, isOpaque };
}
