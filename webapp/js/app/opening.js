// @ts-check
import { boundsOf, sizeForWidth } from '../draw/geometry.js';
import { lightness } from '../draw/tone.js';
import { decode } from '../io/decode.js';
import { failureOf } from '../io/problem.js';
import { readProject } from '../io/project-file.js';
import { loadDesign } from '../io/storage.js';
import { carryOver, firstScene } from '../model/scene.js';

/**
 * @typedef {import('../io/decode.js').Photo} Photo
 * @typedef {import('../io/project-file.js').Project} Project
 */

/** How much of the photo's width a first text takes. */
export const FIRST_WIDTH = 0.84;
/** On a photo lighter than this, a first text is dark. */
const LIGHT = 0.6;
const DARK_TEXT = '#16181c';

/**
 * What comes in: photos, and designs that were made before. The newest wins, and what was open stays until the next can be shown.
 *
 * @param {object} parts
 * @param {import('../model/editor.js').Editor} parts.editor
 * @param {import('./materials.js').MaterialsStore} parts.materials
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} parts.drawing
 * @param {ReturnType<typeof import('./search.js').createSearch>} parts.search
 * @param {ReturnType<typeof import('./saving.js').createSaving>} parts.saving
 * @param {() => Promise<void>} parts.useFonts
 * @param {{begin: () => void, opened: (name: string) => void, failed: (failure: import('../model/cut.js').Failure) => void}} on
 */
export function createOpening({ editor, materials, drawing, search, saving, useFonts }, { begin, opened, failed }) {
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

  /** @param {Photo} photo */
  async function showPhoto(photo) {
    const { bitmap, file } = photo;
    const { photo: old } = editor.get();
    const facts = factsOf(photo);
    editor.start(facts, old ? carryOver(editor.scene(), old, facts) : firstScene(facts));
    materials.start(file);
    use(photo);
    await useFonts();
    if (!old) firstLook(bitmap.width);
    await saving.start();
    opened(file.name);
    await search.start(photo);
  }

  /** As wide as the photo takes, and readable on it. @param {number} width */
  function firstLook(width) {
    const { photo } = editor.get();
    const text = editor.layer();
    if (!photo || !text) return;
    editor.change(text.id, { size: sizeForWidth(drawing.ruler, text, width * FIRST_WIDTH) });
    const sized = /** @type {import('../model/types.js').TextLayer} */ (editor.layer());
    if (lightness(drawing.assets, boundsOf(sized, drawing.ruler)) > LIGHT) editor.change(text.id, { color: DARK_TEXT });
    editor.start(photo, editor.scene()); // What the page chose is where undo ends.
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

  return {
    /** A photo, a project file, or a PNG with its design. @param {File} file */
    file: (file) =>
      open(async (isStale) => {
        const project = await readProject(file);
        const photo = await decode(project?.photo ?? file);
        if (isStale()) photo.bitmap.close();
        return isStale() ? null : () => (project ? showProject(project, photo, null) : showPhoto(photo));
      }),
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
function factsOf({ bitmap, file, colors, isOpaque }) {
  const { width, height } = bitmap;
  return { name: file.name, width, height, colorSpace: colors.space, converted: colors.converted, isOpaque };
}
