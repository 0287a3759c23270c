// @ts-check
/**
 * The frame around the chosen layer. It has a canvas of its own, so it can never get into a file.
 * @param {import('./assets.js').Context} ctx
 * @param {import('../model/types.js').Rect} box in the canvas's pixels
 * @param {{color: string, density: number}} style
 */
export function drawOutline(ctx, box, { color, density }) {
  const pad = 6 * density;
  const rect = /** @type {const} */ ([box.x - pad, box.y - pad, box.width + 2 * pad, box.height + 2 * pad]);
  ctx.lineWidth = 3.5 * density;
  ctx.strokeStyle = 'rgb(0 0 0 / 35%)';
  ctx.strokeRect(...rect);
  ctx.lineWidth = 1.5 * density;
  ctx.strokeStyle = color;
  ctx.strokeRect(...rect);
}
