// @ts-check
/**
 * Which part of the photo is seen, and how large. Everything here is in device pixels of the stage, its corner at 0, 0, unless
 * it says otherwise; so 100 % is one photo pixel on one pixel of the screen.
 *
 * @typedef {import('./types.js').Rect} Rect
 * @typedef {import('./types.js').Point} Point
 * @typedef {import('./types.js').Size} Size
 *
 * @typedef {object} Camera
 * @property {number} zoom device pixels per photo pixel
 * @property {number} left where the photo's corner is
 * @property {number} top where the photo's corner is
 * @property {boolean} isFit stays fitted, whatever becomes of the room
 *
 * @typedef {object} Room
 * @property {number} width
 * @property {number} height
 * @property {number} padX left and right of a fitted photo
 * @property {number} padY above and below a fitted photo
 * @property {number} density device pixels per CSS pixel
 *
 * @typedef {object} Shown
 * @property {import('./types.js').View} view what to draw
 * @property {Size} pixels of the canvas
 * @property {Rect} place of the canvas
 */

/** More is not seen on a screen, and every pixel costs in every frame. */
const MAX_SCREEN_PIXELS = 2.5e6;
/** At 100 % the screen shows the very pixels of the file, so only what a canvas cannot have is refused. */
const MAX_EXACT_PIXELS = 16e6;
export const MAX_ZOOM = 16;
/** How much smaller than fitted a photo gets, so that what hangs over its edge comes into sight. */
const MIN_OF_FIT = 0.25;
/** Where the buttons and keys stop. */
const STOPS = [0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 1 / 3, 0.5, 2 / 3, 1, 1.5, 2, 3, 4, 6, 8, 12, 16];

/** The whole photo, but a small one not larger than browsers show it. @param {Size} photo @param {Room} room @returns {Camera} */
export function fitted(photo, room) {
  const width = Math.max(1, room.width - 2 * room.padX);
  const height = Math.max(1, room.height - 2 * room.padY);
  const zoom = Math.min(width / photo.width, height / photo.height, room.density);
  return limited({ zoom, left: 0, top: 0, isFit: true }, photo, room);
}

/**
 * Another size; the photo's point at `at` stays where it is.
 * @param {Camera} camera @param {number} zoom @param {Point} at @param {Size} photo @param {Room} room @returns {Camera}
 */
export function zoomed(camera, zoom, at, photo, room) {
  const least = Math.min(1, fitted(photo, room).zoom * MIN_OF_FIT);
  const next = Math.min(MAX_ZOOM, Math.max(least, zoom));
  const f = next / camera.zoom;
  const moved = { zoom: next, left: at.x - (at.x - camera.left) * f, top: at.y - (at.y - camera.top) * f, isFit: false };
  return limited(moved, photo, room);
}

/** @param {Camera} camera @param {Point} by @param {Size} photo @param {Room} room @returns {Camera} */
export function panned(camera, by, photo, room) {
  return limited({ ...camera, left: camera.left + by.x, top: camera.top + by.y, isFit: false }, photo, room);
}

/** After the stage has got another size: what was in its middle stays there. @param {Camera} camera @param {Room} from @param {Size} photo @param {Room} to @returns {Camera} */
export function resized(camera, from, photo, to) {
  if (camera.isFit) return fitted(photo, to);
  return { ...panned(camera, { x: (to.width - from.width) / 2, y: (to.height - from.height) / 2 }, photo, to) };
}

/** The next size that the buttons stop at. @param {number} zoom @param {1 | -1} direction */
export function nextStop(zoom, direction) {
  const beyond = STOPS.filter((stop) => (direction > 0 ? stop > zoom * 1.01 : stop < zoom / 1.01));
  return (direction > 0 ? beyond[0] : beyond[beyond.length - 1]) ?? zoom;
}

/** Whether there is more of the photo than the room shows. @param {Camera} camera @param {Size} photo @param {Room} room */
export function isLarger(camera, photo, room) {
  return Math.round(photo.width * camera.zoom) > room.width || Math.round(photo.height * camera.zoom) > room.height;
}

/** @param {Camera} camera @param {Point} at @returns {Point} on the photo */
export function toPhoto({ zoom, left, top }, { x, y }) {
  return { x: (x - Math.round(left)) / zoom, y: (y - Math.round(top)) / zoom };
}

/** @param {Camera} camera @param {Point} point on the photo @returns {Point} */
export function fromPhoto({ zoom, left, top }, { x, y }) {
  return { x: x * zoom + Math.round(left), y: y * zoom + Math.round(top) };
}

/** What of the photo is in the room. The photo's corner is on a whole pixel, so at 100 % nothing is resampled. @param {Camera} camera @param {Size} photo @param {Room} room @returns {Shown} */
export function shown(camera, photo, room) {
  const { zoom } = camera;
  const across = part(Math.round(camera.left), Math.round(photo.width * zoom), room.width);
  const down = part(Math.round(camera.top), Math.round(photo.height * zoom), room.height);
  // The room's own size, so that the scale stays the same while the photo is moved about.
  const most = zoom === 1 ? MAX_EXACT_PIXELS : MAX_SCREEN_PIXELS;
  const coarse = Math.min(1, Math.sqrt(most / (across.most * down.most)));
  const [x, width] = whole(across, coarse, photo.width * zoom);
  const [y, height] = whole(down, coarse, photo.height * zoom);
  const scale = zoom * coarse;
  const rect = { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
  return { view: { scale, rect }, pixels: { width, height }, place: placeOf(camera, rect) };
}

/** Where a part of the photo is in the room. @param {Camera} camera @param {Rect} rect photo pixels @returns {Rect} */
export function placeOf({ zoom, left, top }, { x, y, width, height }) {
  return { x: Math.round(left) + x * zoom, y: Math.round(top) + y * zoom, width: width * zoom, height: height * zoom };
}

/** What of `a` is not in `b`, in up to four parts. @param {Rect} a @param {Rect} b a part of it, or empty @returns {Rect[]} */
export function beside(a, b) {
  if (b.width === 0 || b.height === 0) return [a];
  const [right, bottom] = [b.x + b.width, b.y + b.height];
  return [
    { ...a, height: b.y - a.y },
    { ...a, y: bottom, height: a.y + a.height - bottom },
    { ...b, x: a.x, width: b.x - a.x },
    { ...b, x: right, width: a.x + a.width - right },
  ].filter(({ width, height }) => width > 0 && height > 0);
}

/** Whether `b` has nothing beside `a`, but for half a pixel. @param {Rect} a @param {Rect} b */
export function contains(a, b) {
  const isIn = (/** @type {number} */ start, /** @type {number} */ length, /** @type {number} */ from, /** @type {number} */ size) =>
    start <= from + 0.5 && start + length >= from + size - 0.5;
  return isIn(a.x, a.width, b.x, b.width) && isIn(a.y, a.height, b.y, b.height);
}

/** @param {Rect} a @param {Rect} b @returns {Rect} empty where they do not meet */
export function intersect(a, b) {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y);
  return { x, y, width, height };
}

/** @param {number} start @param {number} length @param {number} room */
function part(start, length, room) {
  const from = Math.min(length - 1, Math.max(0, -start));
  return { from, to: Math.max(from + 1, Math.min(length, room - start)), most: Math.max(1, Math.min(length, room)) };
}

/** In the canvas's pixels. @param {{from: number, to: number}} part @param {number} coarse @param {number} length @returns {[number, number]} start and length */
function whole({ from, to }, coarse, length) {
  const start = Math.floor(from * coarse);
  return [start, Math.max(1, Math.min(Math.ceil(to * coarse), Math.round(length * coarse)) - start)];
}

/** Nobody can lose the photo: what fits is in the middle, of what does not the edge comes a little way in. @param {Camera} camera @param {Size} photo @param {Room} room @returns {Camera} */
function limited(camera, photo, room) {
  return {
    ...camera,
    left: held(camera.left, photo.width * camera.zoom, room.width),
    top: held(camera.top, photo.height * camera.zoom, room.height),
  };
}

/** @param {number} start @param {number} length @param {number} room */
function held(start, length, room) {
  if (length <= room) return Math.round((room - length) / 2);
  const over = Math.min(length - room, room / 4);
  return Math.min(over, Math.max(room - length - over, start));
}
