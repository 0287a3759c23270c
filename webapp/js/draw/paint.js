// @ts-check
import { contextOf, lending } from './assets.js';
import { alphaOf, channels } from './color.js';
import { frameOf, outwards, padded } from './geometry.js';
import { fillIsOpaque, paintLetters, silhouette } from './letters.js';
import { apply, around, cornersOf } from './matrix.js';
import { onSheet } from './sheet.js';
import { sweep } from './sweep.js';
import { intersect } from '../model/view.js';

/**
 * A layer with its effects, flat, in pixels around its own place. What is drawn first is at the bottom: shadow of all of it,
 * background, glow of the letters, block behind them, their fill and stroke.
 *
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('./assets.js').Assets} Assets
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('./assets.js').Surface} Surface
 * @typedef {import('./layout.js').Layout} Layout
 * @typedef {import('./sheet.js').Sheet} Sheet
 * @typedef {import('./matrix.js').Matrix} Matrix
 */

/** Antialiasing may touch a pixel more than was measured, and a hinted font may be a little larger than its outlines. */
const MARGIN = 2;
/** A Gaussian beyond this many standard deviations is nothing. */
const REACH = 3;
/** A shadow is blurred at the coarsest size at which it still has this standard deviation, in pixels. */
const FINE_SIGMA = 4;
/** Sides of what is made coarse: tiles of one layer are then coarse in the same places, and halving leaves no rest. */
const GRID = 32;
/** A glow is a wide one and a narrow one above it: light is brightest at the tube. */
const CORE = 0.35;
/** The end of a block, in parts of the light at its front. */
const END_LIGHT = 0.42;

/** What the transforms make of the effects' sizes. @param {TextLayer} layer @param {Matrix} matrix affine */
function measures(layer, [a, c, , b, d]) {
  const unit = Math.sqrt(Math.abs(a * d - b * c));
  /** @param {number} x @param {number} y @returns {Point} */
  const moved = (x, y) => ({ x: a * x + c * y, y: b * x + d * y });
  const angle = (layer.extrudeAngle * Math.PI) / 180;
  return {
    shadow: layer.shadow ? { sigma: layer.shadowBlur * unit, by: moved(layer.shadowX, layer.shadowY) } : null,
    glow: layer.glow ? layer.glowSize * unit : 0,
    block: layer.extrude ? moved(Math.cos(angle) * layer.extrudeDepth, Math.sin(angle) * layer.extrudeDepth) : { x: 0, y: 0 },
  };
}

/** All that can cast a shadow: background, letters and block. @param {TextLayer} layer @param {Layout} layout @param {Matrix} matrix affine @returns {Rect | null} null if there is nothing */
function bodyExtent(layer, layout, matrix) {
  if (!layout.ink) return null;
  const rim = layer.stroke ? { outside: 1, center: 0.5, inside: 0 }[layer.strokePlace] * layer.strokeWidth : 0;
  const corners = [...cornersOf(padded(layout.ink, rim)), ...(layer.box ? cornersOf(frameOf(layer, layout)) : [])];
  const front = around(corners.map((corner) => apply(matrix, corner)));
  return union(front, shifted(front, measures(layer, matrix).block));
}

/** Everything that a layer draws, in whole pixels. @param {TextLayer} layer @param {Layout} layout @param {Matrix} matrix affine @returns {Rect} */
export function extentOf(layer, layout, matrix) {
  const body = bodyExtent(layer, layout, matrix);
  if (!body) return { x: 0, y: 0, width: 0, height: 0 };
  const { shadow, glow } = measures(layer, matrix);
  let extent = padded(body, REACH * glow);
  if (shadow) extent = union(extent, padded(shifted(body, shadow.by), REACH * shadow.sigma));
  return outwards(padded(extent, MARGIN));
}

/**
 * @param {Omit<Sheet, 'region'>} sheet
 * @param {Rect} region what of its extent is wanted
 * @param {{willReadFrequently?: boolean}} [options] of the surface
 * @returns {Surface} of the region's size
 */
export function paint(sheet, region, options) {
  const surface = sheet.assets.surface(region.width, region.height);
  const ctx = contextOf(surface, options);
  lending(sheet.assets, (assets) => paintOn(ctx, { ...sheet, assets }, region));
  return surface;
}

/** @param {Context} ctx of the region's size @param {Omit<Sheet, 'region'>} sheet @param {Rect} region */
function paintOn(ctx, sheet, region) {
  const { layer, layout, matrix, assets } = sheet;
  const extent = bodyExtent(layer, layout, matrix);
  if (!extent) return;
  const { shadow, glow, block } = measures(layer, matrix);
  // Shadows and blocks come from elsewhere, which has to be painted too.
  let source = padded(region, REACH * glow);
  if (shadow) source = union(source, padded(shifted(region, { x: -shadow.by.x, y: -shadow.by.y }), REACH * shadow.sigma));
  source = union(source, shifted(source, { x: -block.x, y: -block.y }));
  const room = onGrid(intersect(outwards(padded(source, MARGIN)), outwards(padded(extent, MARGIN))));
  if (room.width <= 0 || room.height <= 0) return;
  const bodySheet = { ...sheet, region: room };
  const body = bodyOf(bodySheet, block);
  if (shadow) {
    let caster = body;
    if (layer.box) {
      caster = assets.surface(room.width, room.height);
      const both = contextOf(caster);
      paintBox(both, bodySheet);
      both.drawImage(body, 0, 0);
    }
    castShadow(ctx, region, assets, { image: caster, rect: room }, shadow.sigma, shadow.by, layer.shadowColor);
  }
  if (layer.box) paintBox(ctx, { ...sheet, region });
  if (glow > 0) {
    for (const size of [glow, glow * CORE]) {
      castShadow(ctx, region, assets, { image: body, rect: room }, size, { x: 0, y: 0 }, layer.glowColor);
    }
  }
  ctx.drawImage(body, room.x - region.x, room.y - region.y);
}

/** The letters with their block. @param {Sheet} sheet @param {Point} block @returns {Surface} */
function bodyOf(sheet, block) {
  const { layer, region, assets } = sheet;
  const surface = assets.surface(region.width, region.height);
  const ctx = contextOf(surface);
  if (Math.max(Math.abs(block.x), Math.abs(block.y)) >= 0.5) {
    const shape = silhouette(sheet);
    const { data } = contextOf(shape).getImageData(0, 0, region.width, region.height);
    const side = sweep(data, region, block, rampOf(layer.extrudeColor));
    ctx.putImageData(new ImageData(side, region.width, region.height), 0, 0);
    if (!fillIsOpaque(layer)) {
      // One looks through the letters at what is behind the text, not into the block.
      ctx.globalCompositeOperation = 'destination-out';
      ctx.drawImage(shape, 0, 0);
      ctx.globalCompositeOperation = 'source-over';
    }
  }
  paintLetters(ctx, sheet);
  return surface;
}

/** @param {Context} ctx @param {Sheet} sheet */
function paintBox(ctx, sheet) {
  const { layer, layout } = sheet;
  onSheet(ctx, sheet, () => {
    const { x, y, width, height } = frameOf(layer, layout);
    ctx.fillStyle = layer.boxColor;
    ctx.beginPath();
    ctx.roundRect(x, y, width, height, layer.boxRadius);
    ctx.fill();
  });
}

/**
 * The shadow alone: what casts it is drawn beside the surface. A wide one is cast small and drawn large, since it has no detail to
 * lose and its cost grows with every pixel.
 * @param {Context} ctx @param {Rect} region that it shows @param {Assets} assets
 * @param {{image: Surface, rect: Rect}} caster @param {number} sigma @param {Point} by @param {string} color
 */
function castShadow(ctx, region, assets, { image, rect }, sigma, by, color) {
  const shrink = 2 ** Math.max(0, Math.min(5, Math.floor(Math.log2(sigma / FINE_SIGMA))));
  const fallen = outwards(padded(shifted(rect, by), REACH * sigma + shrink));
  const room = onGrid(intersect(fallen, outwards(padded(region, shrink))));
  if (room.width <= 0 || room.height <= 0) return;
  const width = Math.ceil(room.width / shrink);
  const height = Math.ceil(room.height / shrink);
  let shape = image;
  if (shrink > 1) {
    shape = assets.surface(Math.ceil(rect.width / shrink), Math.ceil(rect.height / shrink));
    const small = contextOf(shape);
    small.imageSmoothingQuality = 'high';
    small.drawImage(image, 0, 0, rect.width / shrink, rect.height / shrink);
  }
  const shadow = assets.surface(width, height);
  const inner = contextOf(shadow);
  const away = 2 * (width + shape.width) + 1000;
  inner.shadowColor = color;
  inner.shadowBlur = (2 * sigma) / shrink; // HTML: half of it is the standard deviation.
  inner.shadowOffsetX = by.x / shrink + away;
  inner.shadowOffsetY = by.y / shrink;
  inner.drawImage(shape, (rect.x - room.x) / shrink - away, (rect.y - room.y) / shrink);
  ctx.imageSmoothingQuality = 'low';
  ctx.drawImage(shadow, room.x - region.x, room.y - region.y, width * shrink, height * shrink);
}

/** The light along a block, from its front to its end. @param {string} color @returns {Uint8ClampedArray} 256 colours, RGBA */
function rampOf(color) {
  const [r, g, b] = channels(color);
  const alpha = alphaOf(color) * 255;
  const ramp = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) {
    const light = 1 - (1 - END_LIGHT) * (i / 255) ** 0.8;
    ramp.set([r * light, g * light, b * light, alpha], i * 4);
  }
  return ramp;
}

/** @param {Rect} a @param {Rect} b @returns {Rect} */
function union(a, b) {
  return around([...cornersOf(a), ...cornersOf(b)]);
}

/** @param {Rect} rect @param {Point} by @returns {Rect} */
function shifted(rect, by) {
  return { ...rect, x: rect.x + by.x, y: rect.y + by.y };
}

/** @param {Rect} rect @returns {Rect} */
function onGrid({ x, y, width, height }) {
  const left = Math.floor(x / GRID) * GRID;
  const top = Math.floor(y / GRID) * GRID;
  const right = Math.ceil((x + width) / GRID) * GRID;
  const bottom = Math.ceil((y + height) / GRID) * GRID;
  return { x: left, y: top, width: width > 0 ? right - left : 0, height: height > 0 ? bottom - top : 0 };
}
