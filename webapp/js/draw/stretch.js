// @ts-check
/**
 * A picture of another place or size, quickly, for as long as somebody zooms: the one that was drawn last, put where it belongs
 * now, and around it the photo alone. For the screen only.
 *
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('../model/types.js').View} View
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./assets.js').Level} Level
 * @typedef {import('./assets.js').Surface} Surface
 */

/** @param {Context} ctx its corner is the corner of `view.rect` @param {{image: Surface, rect: Rect}} last rect: on the photo @param {Level[]} levels @param {View} view */
export function stretch(ctx, last, levels, { scale, rect }) {
  const { width, height } = ctx.canvas;
  // Half of what the screen has will do.
  const { photo, scale: zoom } = levels.reduce((one, other) => (2 * other.scale >= scale && other.scale < one.scale ? other : one));
  ctx.save();
  ctx.resetTransform();
  ctx.clearRect(0, 0, width, height);
  ctx.drawImage(photo, rect.x * zoom, rect.y * zoom, rect.width * zoom, rect.height * zoom, 0, 0, width, height);
  const at = { x: (last.rect.x - rect.x) * scale, y: (last.rect.y - rect.y) * scale, width: last.rect.width * scale, height: last.rect.height * scale };
  ctx.clearRect(at.x, at.y, at.width, at.height); // Photos may have transparent pixels.
  ctx.drawImage(last.image, at.x, at.y, at.width, at.height);
  ctx.restore();
}
