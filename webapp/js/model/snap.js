// @ts-check
/**
 * What a moving text falls into line with.
 *
 * @typedef {import('./types.js').Rect} Rect
 * @typedef {import('./types.js').Point} Point
 * @typedef {import('./types.js').Size} Size
 *
 * @typedef {object} Guide a line on the photo, for those who look why it stopped there
 * @property {'x' | 'y'} axis which coordinate it holds
 * @property {number} at
 * @property {number} from along the other axis
 * @property {number} to along the other axis
 *
 * @typedef {object} Line
 * @property {number} at
 * @property {Part[]} of which parts of a text it holds
 * @property {Rect} from what has it
 *
 * @typedef {'start' | 'middle' | 'end'} Part
 */

/** Degrees from upright within which a rotation falls into place. */
const ANGLE_REACH = 3;
const STEP = 15;
/** Two lines nearer than this are one. */
const SAME = 0.75;

/** @type {Part[]} */
const ANY = ['start', 'middle', 'end'];

/**
 * The smallest way to a line that is near enough, on each axis by itself.
 * @param {Rect} box around the text, where the hand has it
 * @param {Rect[]} others around the other texts
 * @param {Size} photo
 * @param {number} reach photo pixels
 * @returns {{x: number, y: number, guides: Guide[]}} how far it still goes
 */
export function snap(box, others, photo, reach) {
  const across = nearest('x', box, others, photo, reach);
  const down = nearest('y', box, others, photo, reach);
  const at = { ...box, x: box.x + across.by, y: box.y + down.by };
  const guides = [...guidesOf('x', across, at), ...guidesOf('y', down, at)];
  return { x: across.by, y: down.by, guides };
}

/**
 * The nearest line for an edge of a text that grows from a point.
 * @param {Rect} box around the text, where the hand has it
 * @param {Point} anchor what stays
 * @param {number} far from there to the hand, which the text must not leave further than `reach`
 * @param {Rect[]} others around the other texts
 * @param {Size} photo
 * @param {number} reach photo pixels
 * @returns {{factor: number, onto: (box: Rect) => Partial<Point>, guide: (box: Rect) => Guide} | null} by how much it still grows; for
 *     a box that has grown, how far it is from the line, and the line
 */
export function snapEdge(box, anchor, far, others, photo, reach) {
  let least = reach;
  let found = null;
  for (const axis of /** @type {const} */ (['x', 'y'])) {
    const mine = partsOf(axis, box);
    for (const line of linesOf(axis, others, photo)) {
      for (const part of /** @type {const} */ (['start', 'end'])) {
        const growth = (line.at - mine[part]) / (mine[part] - anchor[axis]);
        const way = Math.abs(growth) * far;
        if (!(way < least)) continue;
        least = way;
        found = { axis, line, part, factor: 1 + growth };
      }
    }
  }
  if (!found) return null;
  const { axis, line, part, factor } = found;
  return {
    factor,
    onto: (grown) => ({ [axis]: line.at - partsOf(axis, grown)[part] }),
    guide: (grown) => guideOf(axis, line, grown),
  };
}

/** Whole degrees within half a turn; upright ones attract. @param {number} angle @param {{isStepped: boolean, isFree: boolean}} how */
export function snapAngle(angle, { isStepped, isFree }) {
  const upright = Math.round(angle / 90) * 90;
  let snapped = Math.round(angle);
  if (isStepped) snapped = Math.round(angle / STEP) * STEP;
  else if (!isFree && Math.abs(angle - upright) <= ANGLE_REACH) snapped = upright;
  const turned = ((((snapped + 180) % 360) + 360) % 360) - 180;
  return turned === -180 ? 180 : turned;
}

/** @param {'x' | 'y'} axis @param {Rect} box @param {Rect[]} others @param {Size} photo @param {number} reach */
function nearest(axis, box, others, photo, reach) {
  const lines = linesOf(axis, others, photo);
  const mine = partsOf(axis, box);
  let by = 0;
  let best = reach;
  let isFound = false;
  for (const line of lines) {
    for (const part of line.of) {
      const way = line.at - mine[part];
      if (Math.abs(way) > best || (isFound && Math.abs(way) === best)) continue;
      [by, best, isFound] = [way, Math.abs(way), true];
    }
  }
  return { by, lines: isFound ? lines : [] };
}

/** The photo's own come first. @param {'x' | 'y'} axis @param {Rect[]} others @param {Size} photo @returns {Line[]} */
function linesOf(axis, others, photo) {
  const from = { x: 0, y: 0, ...photo };
  const length = axis === 'x' ? photo.width : photo.height;
  return [
    { at: length / 2, of: ['middle'], from },
    { at: 0, of: ['start'], from },
    { at: length, of: ['end'], from },
    { at: length / 3, of: ['middle'], from },
    { at: (length * 2) / 3, of: ['middle'], from },
    ...others.flatMap((other) => Object.values(partsOf(axis, other)).map((at) => ({ at, of: ANY, from: other }))),
  ];
}

/** @param {'x' | 'y'} axis @param {{lines: Line[]}} found @param {Rect} box where it is now @returns {Guide[]} */
function guidesOf(axis, { lines }, box) {
  const mine = partsOf(axis, box);
  return lines.filter((line) => line.of.some((part) => Math.abs(line.at - mine[part]) < SAME)).map((line) => guideOf(axis, line, box));
}

/** @param {'x' | 'y'} axis @param {Line} line @param {Rect} box @returns {Guide} */
function guideOf(axis, { at, from }, box) {
  const [start, length] = axis === 'x' ? /** @type {const} */ (['y', 'height']) : /** @type {const} */ (['x', 'width']);
  return { axis, at, from: Math.min(from[start], box[start]), to: Math.max(from[start] + from[length], box[start] + box[length]) };
}

/** @param {'x' | 'y'} axis @param {Rect} box @returns {Record<Part, number>} */
function partsOf(axis, box) {
  const [start, length] = axis === 'x' ? [box.x, box.width] : [box.y, box.height];
  return { start, middle: start + length / 2, end: start + length };
}
