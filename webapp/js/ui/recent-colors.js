// @ts-check
import { recall, remember } from './memory.js';

const KEY = 'recent-colors';
const MOST = 6;

/** @type {Array<() => void>} */
const listeners = [];
/** @type {string[]} */
let colors = [recall(KEY)].flat().filter((color) => /^#([0-9a-f]{6}|[0-9a-f]{8})$/.test(color));

/** The colours that were mixed last, the newest first; every colour control shows the same ones. */
export const recentColors = {
  get: () => colors,
  /** @param {string} color */
  add(color) {
    if (colors[0] === color) return;
    colors = [color, ...colors.filter((other) => other !== color)].slice(0, MOST);
    remember(KEY, colors);
    for (const listener of listeners) listener();
  },
  /** @param {() => void} listener */
  subscribe(listener) {
    listeners.push(listener);
    listener();
  },
};
