// @ts-check
/**
 * Undo without end. Scenes share what did not change, so an entry costs what its change costs.
 *
 * @typedef {import('./types.js').Scene} Scene
 *
 * @typedef {object} Entry
 * @property {Scene} scene
 * @property {string | null} selected id of the chosen layer, SUBJECT, or none
 *
 * @typedef {object} History
 * @property {Entry[]} past the oldest first
 * @property {Entry} present
 * @property {Entry[]} future the next first
 * @property {string | null} gesture what goes on: its changes become one entry
 */

/** @param {Entry} entry @returns {History} */
export function startHistory(entry) {
  return { past: [], present: entry, future: [], gesture: null };
}

/**
 * @param {History} history
 * @param {Entry} entry what holds from now on
 * @param {string | null} [gesture] changes that follow each other under one name are one step back; null is a step of its own
 * @returns {History}
 */
export function record(history, entry, gesture = null) {
  if (entry.scene === history.present.scene) return { ...history, present: entry };
  if (gesture !== null && gesture === history.gesture) return { ...history, present: entry, future: [] };
  return { past: [...history.past, history.present], present: entry, future: [], gesture };
}

/** The next change is a step of its own, whatever its gesture. @param {History} history @returns {History} */
export function endGesture(history) {
  return history.gesture === null ? history : { ...history, gesture: null };
}

/** @param {History} history @returns {History} the same one at the beginning */
export function undo({ past, present, future, ...rest }) {
  if (past.length === 0) return { past, present, future, ...rest };
  return { past: past.slice(0, -1), present: past[past.length - 1], future: [present, ...future], gesture: null };
}

/** @param {History} history @returns {History} the same one at the end */
export function redo({ past, present, future, ...rest }) {
  if (future.length === 0) return { past, present, future, ...rest };
  return { past: [...past, present], present: future[0], future: future.slice(1), gesture: null };
}
