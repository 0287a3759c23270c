// @ts-check
import { NO_CUT } from './cut.js';
import { endGesture, record, redo, startHistory, undo } from './history.js';
import { changeLayer, changeSubject, layerOf, newSubject } from './scene.js';
import { createStore } from './store.js';

/**
 * @typedef {import('./types.js').Scene} Scene
 * @typedef {import('./types.js').TextLayer} TextLayer
 * @typedef {import('./types.js').PhotoFacts} PhotoFacts
 *
 * @typedef {object} State everything the page knows, apart from pixels
 * @property {PhotoFacts | null} photo
 * @property {import('./history.js').History} history
 * @property {import('./cut.js').Cut} cut
 *
 * @typedef {ReturnType<typeof createEditor>} Editor
 */

/** What is selected when the subject is. */
export const SUBJECT = 'subject';

/** The state and everything that can be done to the scene; every change of it can be undone. */
export function createEditor() {
  /** @type {Scene} */
  const nothing = { layers: [], subject: newSubject() };
  const store = createStore(
    /** @type {State} */ ({ photo: null, history: startHistory({ scene: nothing, selected: null }), cut: NO_CUT }),
  );
  const present = () => store.get().history.present;

  /**
   * Any change of the scene.
   * @param {(scene: Scene) => Scene} how
   * @param {{gesture?: string | null, selected?: string | null}} [options] gesture: changes under one name are one step back
   */
  function edit(how, { gesture = null, selected = present().selected } = {}) {
    const scene = how(present().scene);
    store.update({ history: record(store.get().history, { scene, selected: existing(scene, selected) }, gesture) });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    /** @param {Partial<Omit<State, 'history'>>} change of what is not the scene */
    update: (change) => store.update(change),
    scene: () => present().scene,
    /** Id of the chosen layer, SUBJECT, or none. */
    selected: () => present().selected,
    /** The chosen text, if one is. */
    layer: () => layerOf(present().scene, present().selected),
    edit,
    /** @param {string} id @param {Partial<TextLayer>} values @param {string | null} [gesture] */
    change: (id, values, gesture) => edit((scene) => changeLayer(scene, id, values), { gesture }),
    /** @param {Partial<import('./types.js').Subject>} values @param {string | null} [gesture] */
    changeSubject: (values, gesture) => edit((scene) => changeSubject(scene, values), { gesture }),
    /** @param {string | null} selected */
    select(selected) {
      if (selected !== present().selected) edit((scene) => scene, { selected });
    },
    /** A slider was let go, a key is up: the next change is a step of its own. */
    endGesture: () => store.update({ history: endGesture(store.get().history) }),
    /** Takes back what was begun and is not wanted. @param {import('./history.js').History} history as it was before */
    backTo: (history) => store.update({ history }),
    undo: () => store.update({ history: undo(store.get().history) }),
    redo: () => store.update({ history: redo(store.get().history) }),
    /** Another photo or project: nothing before it can be gone back to. @param {PhotoFacts} photo @param {Scene} scene */
    start(photo, scene) {
      const top = scene.layers[scene.layers.length - 1];
      const cut = { ...NO_CUT, run: store.get().cut.run };
      store.update({ photo, history: startHistory({ scene, selected: top?.id ?? null }), cut });
    },
  };
}

/** @param {Scene} scene @param {string | null} selected @returns {string | null} */
function existing(scene, selected) {
  return selected === SUBJECT || layerOf(scene, selected) ? selected : null;
}
