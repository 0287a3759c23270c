// @ts-check
import { familyOf, italicOf, weightOf } from '../model/families.js';
import { stackOf } from '../model/scripts.js';
import { runsInSight } from './bidi.js';
import { canBeSpaced, charactersOf, directionOf, hasPictures, isOneWay, runsOf, wordsOf } from './words.js';

/**
 * Where the letters go. Everything is in hundredths of the font size around the layer's centre, so that it is the same at every
 * size and on every screen; a matrix takes it to pixels.
 *
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Rect} Rect
 * @typedef {import('./assets.js').Context} Context
 *
 * @typedef {object} Piece
 * @property {string} text
 * @property {number} x its left edge
 * @property {number} y its baseline
 * @property {number} spacing between its letters, beside what `x` already says
 * @property {boolean} isPicture emoji, which have colours of their own
 * @property {'ltr' | 'rtl'} direction
 *
 * @typedef {object} Layout
 * @property {string} font
 * @property {'ltr' | 'rtl'} direction
 * @property {Piece[]} pieces
 * @property {Rect | null} ink around what is drawn of the letters; null where there are none
 * @property {Rect} block from the first line's capitals to the last one's baseline, as wide as the widest
 */

/** The font size, in a layout's own measure. */
export const EM = 100;
/** Browsers round the edges of the ink to whole pixels of the font that they measure in; beyond 256 of those, to 64ths of it. */
export const FINE = 2.5;

/** The CSS font that a layer is set in. @param {TextLayer} layer @param {number} pixels its size @returns {string} */
export function fontOf(layer, pixels) {
  const family = familyOf(layer.family);
  const style = italicOf(family, layer.italic) ? 'italic ' : '';
  return `${style}${weightOf(family, layer.weight)} ${pixels}px ${stackOf(family, layer.text)}`;
}

/** @param {Context} ctx only measures @param {TextLayer} layer @returns {Layout} */
export function layOut(ctx, layer) {
  const font = fontOf(layer, EM * FINE);
  const direction = directionOf(layer);
  makeReady(ctx, font, direction);
  const lines = wordsOf(layer).split('\n');
  const height = ctx.measureText('H').actualBoundingBoxAscent / FINE;
  const first = height / 2 - (layer.lineHeight * (lines.length - 1)) / 2;
  const set = lines.map((text, i) => setLine(ctx, text, first + i * layer.lineHeight, layer.letterSpacing, direction));
  const width = Math.max(...set.map((line) => line.width));
  const pieces = set.flatMap((line) => {
    const room = width - line.width;
    const isLeft = (layer.align === 'start') === (direction === 'ltr');
    const left = -width / 2 + (layer.align === 'center' ? room / 2 : isLeft ? 0 : room);
    return line.pieces.map((piece) => ({ ...piece, x: piece.x + left }));
  });
  const block = { x: -width / 2, y: first - height, width, height: height + layer.lineHeight * (lines.length - 1) };
  return { font, direction, pieces, ink: inkOf(ctx, pieces), block };
}

/**
 * Writes the pieces of a layout through the context's transform, which is from the layout's measure to pixels.
 * @param {Context} ctx
 * @param {Layout} layout
 * @param {'fill' | 'stroke'} how
 * @param {(piece: Piece) => boolean} [which]
 */
export function write(ctx, { font, direction, pieces }, how, which = () => true) {
  ctx.save();
  makeReady(ctx, font, direction);
  ctx.scale(1 / FINE, 1 / FINE);
  ctx.lineWidth *= FINE;
  for (const piece of pieces.filter(which)) {
    ctx.direction = piece.direction;
    space(ctx, piece.spacing);
    if (how === 'fill') ctx.fillText(piece.text, piece.x * FINE, piece.y * FINE);
    else ctx.strokeText(piece.text, piece.x * FINE, piece.y * FINE);
  }
  ctx.restore();
}

/** @param {Context} ctx @param {string} font @param {'ltr' | 'rtl'} direction */
function makeReady(ctx, font, direction) {
  ctx.font = font;
  ctx.direction = direction;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  // Other settings let the kerning depend on the size (measured with Pacifico).
  ctx.textRendering = 'geometricPrecision';
  space(ctx, 0);
}

/** @param {Context} ctx @param {number} spacing */
function space(ctx, spacing) {
  if ('letterSpacing' in ctx) ctx.letterSpacing = `${spacing * FINE}px`;
}

/** One line from its left edge on. @param {Context} ctx @param {string} text @param {number} y @param {number} wanted spacing @param {'ltr' | 'rtl'} direction */
function setLine(ctx, text, y, wanted, direction) {
  const isNative = 'letterSpacing' in ctx;
  const spacing = canBeSpaced(text) ? wanted : 0;
  if (hasPictures(text) && (isNative ? direction === 'rtl' || !isOneWay(text) : !isOneWay(text))) {
    return setRuns(ctx, runsInSight(text, direction), y, isNative ? spacing : 0);
  }
  if (!isOneWay(text) || (!hasPictures(text) && (spacing === 0 || isNative))) {
    return setWhole(ctx, text, y, isNative ? spacing : 0, direction);
  }
  const runs = isNative ? runsOf(text) : charactersOf(text).map((one) => ({ text: one, isPicture: hasPictures(one) }));
  const width = advance(ctx, text) + spacing * (charactersOf(text).length - 1);
  let done = '';
  const pieces = runs.map(({ text: part, isPicture }) => {
    const start = advance(ctx, done) + spacing * (done ? charactersOf(done).length : 0);
    done += part;
    const end = advance(ctx, done) + spacing * (charactersOf(done).length - 1);
    return { text: part, x: direction === 'rtl' ? width - end : start, y, spacing: isNative ? spacing : 0, isPicture, direction };
  });
  return { width, pieces: pieces.map((piece) => ({ ...piece, x: piece.x - leadOf(ctx, piece.text, piece.spacing) })) };
}

/** Each beside the one before it. @param {Context} ctx @param {import('./bidi.js').Run[]} runs @param {number} y @param {number} spacing */
function setRuns(ctx, runs, y, spacing) {
  const { direction } = ctx;
  let width = 0;
  const pieces = runs.map((run) => {
    ctx.direction = run.direction;
    const piece = { ...run, x: width - leadOf(ctx, run.text, spacing), y, spacing };
    width += advance(ctx, run.text) + spacing * charactersOf(run.text).length;
    return piece;
  });
  ctx.direction = direction;
  return { width: width - spacing, pieces };
}

/** @param {Context} ctx @param {string} text @param {number} y @param {number} spacing @param {'ltr' | 'rtl'} direction */
function setWhole(ctx, text, y, spacing, direction) {
  const gaps = Math.max(0, charactersOf(text).length - 1);
  const piece = { text, x: -leadOf(ctx, text, spacing), y, spacing, isPicture: false, direction };
  return { width: advance(ctx, text) + spacing * gaps, pieces: [piece] };
}

/** @param {Context} ctx @param {string} text */
function advance(ctx, text) {
  space(ctx, 0);
  return ctx.measureText(text).width / FINE;
}

/** What spacing a browser puts before the first letter, as it may in texts from right to left. @param {Context} ctx @param {string} text @param {number} spacing */
function leadOf(ctx, text, spacing) {
  if (spacing === 0) return 0;
  space(ctx, 0);
  const without = ctx.measureText(text).actualBoundingBoxLeft;
  space(ctx, spacing);
  const lead = without - ctx.measureText(text).actualBoundingBoxLeft;
  space(ctx, 0);
  return lead / FINE;
}

/** @param {Context} ctx @param {Piece[]} pieces @returns {Rect | null} */
function inkOf(ctx, pieces) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { text, x, y, spacing, direction } of pieces) {
    if (!text.trim()) continue;
    ctx.direction = direction;
    space(ctx, spacing);
    const ink = ctx.measureText(text);
    left = Math.min(left, x - ink.actualBoundingBoxLeft / FINE);
    right = Math.max(right, x + ink.actualBoundingBoxRight / FINE);
    top = Math.min(top, y - ink.actualBoundingBoxAscent / FINE);
    bottom = Math.max(bottom, y + ink.actualBoundingBoxDescent / FINE);
  }
  space(ctx, 0);
  return left < right && top < bottom ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
