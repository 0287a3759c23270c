// @ts-check
import { failureOf } from '../io/problem.js';
import { projectOf, toChunks, toProjectFile } from '../io/project-file.js';
import { saveDesign } from '../io/storage.js';

/**
 * @typedef {'none' | 'saving' | 'saved' | 'failed'} SavedState
 * @typedef {{id: string, revision: number, stored: Set<unknown>}} Place where this page's design is kept; stored: which pixels are there
 */

/** Rests of this length, in milliseconds, are when a design is saved. */
const REST = 600;
/** Which design this tab had open, for when it is loaded again. */
const TAB = 'design';

/**
 * Keeps the design in this browser, whatever happens to the page.
 * @param {import('../model/editor.js').Editor} editor
 * @param {import('./materials.js').MaterialsStore} materials
 * @param {{thumb: () => Promise<Blob | null>, isHeld: () => boolean, onState: (state: SavedState) => void, onFailure: (failure: import('../model/cut.js').Failure) => void}} on
 */
export function createSaving(editor, materials, { thumb, isHeld, onState, onFailure }) {
  /** @type {Place | null} */
  let place = null;
  /** What was saved last; what is not it is not saved. */
  let saved = { scene: editor.scene(), masks: materials.get().masks };
  let timer = 0;
  let running = Promise.resolve();
  let isFailing = false;

  editor.subscribe(wait);
  materials.subscribe(wait);
  // The last moment that a page hears of for certain, on phones too.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
  addEventListener('beforeunload', (event) => isFailing && isDirty() && event.preventDefault());

  function isDirty() {
    return place !== null && (editor.scene() !== saved.scene || materials.get().masks !== saved.masks);
  }

  function wait() {
    if (!isDirty()) return undone();
    onState(isFailing ? 'failed' : 'saving');
    clearTimeout(timer);
    // A hand that only pauses would feel the small picture being drawn.
    timer = window.setTimeout(() => (isHeld() ? wait() : flush()), REST);
  }

  /** What was to be saved has been taken back: what is there is saved already. */
  function undone() {
    if (timer === 0) return;
    clearTimeout(timer);
    timer = 0;
    onState('saved');
  }

  /** Saves what is not saved yet, after what is being saved. */
  function flush() {
    clearTimeout(timer);
    timer = 0;
    running = running.then(() => (isDirty() ? save() : undefined));
    return running;
  }

  /** The design as it is; null without a photo. */
  function now() {
    const { photo: facts } = editor.get();
    const { photo, masks } = materials.get();
    return facts && photo ? projectOf({ ...facts, type: photo.type }, new Map(masks), editor.scene(), photo) : null;
  }

  /** @returns {Promise<void>} */
  async function save() {
    const project = now();
    const target = place;
    if (!project || !target) return;
    const { photo } = project;
    const { masks } = materials.get();
    const scene = editor.scene();
    const newMasks = [...masks.keys()].filter((id) => !target.stored.has(masks.get(id)));
    try {
      const changed = { thumb: await thumb(), isNewPhoto: !target.stored.has(photo), newMasks };
      const revision = await saveDesign(target.id, target.revision, project, changed);
      if (place !== target) return; // Another design was opened meanwhile; this one is safe.
      if (revision === null) return fork();
      target.revision = revision;
      for (const pixels of [photo, ...masks.values()]) target.stored.add(pixels);
      saved = { scene, masks };
      isFailing = false;
      remember(target.id);
      onState(isDirty() ? 'saving' : 'saved');
      if (isDirty()) wait();
    } catch (error) {
      if (!isFailing) onFailure(failureOf(error));
      isFailing = true;
      onState('failed');
    }
  }

  /** Somebody else wrote it: what is here becomes a design of its own, and neither is lost. */
  function fork() {
    place = { id: newId(), revision: 0, stored: new Set() };
    onFailure({ code: 'other-tab' });
    return save();
  }

  return {
    /**
     * From now on, the open design is kept.
     * @param {{id: string, revision: number} | null} [from] where it came from; nowhere: it is a new one
     */
    async start(from = null) {
      await flush();
      isFailing = false;
      const { photo, masks } = materials.get();
      place = { id: from?.id ?? newId(), revision: from?.revision ?? 0, stored: new Set(from ? [photo, ...masks.values()] : []) };
      saved = from ? { scene: editor.scene(), masks } : { scene: { ...editor.scene() }, masks };
      if (from) remember(from.id);
      onState(from ? 'saved' : 'saving');
      wait();
    },
    /** Saves now what is not saved yet, and holds back what comes until `start`. */
    async pause() {
      await flush();
      clearTimeout(timer);
      timer = 0;
      place = null;
      onState('none');
    },
    flush,
    /** The design as a project file; null without a photo. */
    async file() {
      const project = now();
      return project && toProjectFile(project);
    },
    /** What makes an exported PNG a design again. */
    async chunks() {
      const project = now();
      return project ? toChunks(project) : [];
    },
  };
}

/** The design that this tab had open before it was loaded again. @returns {string | null} */
export function designOfTab() {
  try {
    return sessionStorage.getItem(TAB);
  } catch {
    return null;
  }
}

/** @param {string | null} id */
export function remember(id) {
  try {
    if (id) sessionStorage.setItem(TAB, id);
    else sessionStorage.removeItem(TAB);
  } catch {
    // Without it a reloaded page begins with the list of designs.
  }
}

/** crypto.randomUUID is not there over plain http. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
