// @ts-check
/**
 * One value and those who want to know when it is replaced. Listeners run after the change, all with the newest value.
 *
 * @template T
 * @param {T} initial
 */
export function createStore(initial) {
  let value = initial;
  /** @type {Array<(value: T) => void>} */
  const listeners = [];
  return {
    get: () => value,
    /** @param {Partial<T>} change */
    update(change) {
      value = { ...value, ...change };
      for (const listener of listeners) listener(value);
    },
    /** @param {(value: T) => void} listener */
    subscribe(listener) {
      listeners.push(listener);
      listener(value);
    },
  };
}
