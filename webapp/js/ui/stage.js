// @ts-check
import { find, make } from './dom.js';
import { say } from './words.js';

/**
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/view.js').Room} Room
 * @typedef {import('../model/view.js').Shown} Shown
 */

/**
 * The room in which the photo lies. It measures in device pixels from a corner that is on a whole one, so that the canvas can be
 * put where nothing of it is resampled.
 * @param {HTMLElement} root
 * @param {{onResize: () => void}} on
 */
export function createStage(root, on) {
  const frame = find(root, '#frame', HTMLElement);
  let photo = find(root, '#photo', HTMLCanvasElement);
  /** @type {PredefinedColorSpace} */
  let colorSpace = 'srgb';
  /** @type {{left: number, top: number, width: number, height: number} | null} */
  let known = null;
  new ResizeObserver(() => {
    known = null;
    on.onResize();
  }).observe(root);
  for (const type of ['resize', 'scroll', 'pointerdown', 'focusin']) addEventListener(type, () => (known = null), { capture: true, passive: true });
  watchDensity(on.onResize);
  showFocus(root, frame);

  /** Where it is in the window, and how large inside, in CSS pixels. To ask in each frame would have all of the page laid out twice. */
  function box() {
    if (known) return known;
    const { left, top } = root.getBoundingClientRect();
    return (known = { left, top, width: root.clientWidth, height: root.clientHeight });
  }

  /** From the window's corner, in device pixels. @returns {Point} */
  function corner() {
    const { left, top } = box();
    return { x: Math.ceil(left * devicePixelRatio - 0.01), y: Math.ceil(top * devicePixelRatio - 0.01) };
  }

  /** @param {Point} at in the room @returns {Point} CSS pixels from the stage's own corner */
  function toCss(at) {
    const { left, top } = box();
    const { x, y } = corner();
    return { x: (x + at.x) / devicePixelRatio - left, y: (y + at.y) / devicePixelRatio - top };
  }

  return {
    root,
    box,
    get canvas() {
      return photo;
    },
    get photo() {
      return /** @type {CanvasRenderingContext2D} */ (photo.getContext('2d', { colorSpace }));
    },
    /** What a canvas has once begun with it keeps, so another space takes another canvas. @param {PredefinedColorSpace} wanted */
    useColors(wanted) {
      if (wanted === colorSpace) return;
      colorSpace = wanted;
      const fresh = /** @type {HTMLCanvasElement} */ (photo.cloneNode());
      const isFocused = document.activeElement === photo;
      photo.replaceWith(fresh);
      photo = fresh;
      if (isFocused) photo.focus({ preventScroll: true });
    },
    colorSpace: () => colorSpace,
    /** A canvas above the picture, for somebody else to draw on, instead of the one before. @returns {HTMLCanvasElement} hidden */
    cover() {
      const fresh = make('canvas', { class: 'cover', 'aria-hidden': 'true', hidden: '' });
      frame.querySelector('.cover')?.remove();
      frame.append(fresh);
      return fresh;
    },
    /** Nothing of the picture shows through its cover, and keeping it ready to be shown costs nothing. @param {boolean} isCovered */
    hide: (isCovered) => frame.classList.toggle('is-covered', isCovered),
    toCss,
    /** @returns {Room} */
    room() {
      known = null;
      const { width, height } = box();
      const style = getComputedStyle(root);
      const density = devicePixelRatio;
      return {
        width: Math.max(40, Math.floor(width * density)),
        height: Math.max(40, Math.floor(height * density)),
        padX: parseFloat(style.paddingLeft) * density,
        padY: parseFloat(style.paddingTop) * density,
        density,
      };
    },
    /** Where something happened, in the room. @param {{clientX: number, clientY: number}} event @returns {Point} */
    pointOf({ clientX, clientY }) {
      const { x, y } = corner();
      return { x: clientX * devicePixelRatio - x, y: clientY * devicePixelRatio - y };
    },
    /** Whether an event is about the picture, and not about a button on it. @param {Event} event */
    isMine: ({ target }) => target === root || target === frame || target === photo,
    /** @param {Shown} shown @param {import('../model/types.js').PhotoFacts} facts */
    place({ pixels, place }, facts) {
      const at = toCss(place);
      frame.style.left = `${at.x}px`;
      frame.style.top = `${at.y}px`;
      frame.style.width = photo.style.width = `${place.width / devicePixelRatio}px`;
      frame.style.height = photo.style.height = `${place.height / devicePixelRatio}px`;
      if (photo.width !== pixels.width || photo.height !== pixels.height) [photo.width, photo.height] = [pixels.width, pixels.height];
      const label = say('stage.label', { width: facts.width, height: facts.height });
      if (photo.getAttribute('aria-label') !== label) photo.setAttribute('aria-label', label);
    },
    /** Whether the picture is still to become what it is to be. @param {boolean} isBusy */
    wait(isBusy) {
      if (photo.getAttribute('aria-busy') !== String(isBusy)) photo.setAttribute('aria-busy', String(isBusy));
    },
    /** @param {string} cursor */
    point: (cursor) => (root.style.cursor = cursor),
    focus: () => photo.focus({ preventScroll: true }),
  };
}

/** A window that goes to another screen has other pixels. @param {() => void} onChange */
function watchDensity(onChange) {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
    'change',
    () => {
      watchDensity(onChange);
      onChange();
    },
    { once: true },
  );
}

/**
 * A ring for those who came by keys. `:focus-visible` takes every focus that a script sets for one of the keyboard, and whoever
 * presses on the picture sees where they are.
 * @param {HTMLElement} root @param {HTMLElement} frame
 */
function showFocus(root, frame) {
  let isByKeys = false;
  addEventListener('keydown', ({ key }) => (isByKeys = key === 'Tab'), { capture: true });
  addEventListener('pointerdown', () => (isByKeys = false), { capture: true });
  frame.addEventListener('focusin', () => root.classList.toggle('is-by-keys', isByKeys));
}
