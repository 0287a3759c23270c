// @ts-check
/**
 * A photo for those who have none at hand: a balloon before mountains in the evening, drawn by rules and a fixed seed.
 * @typedef {import('./assets.js').Context} Context
 * @typedef {import('../model/types.js').Size} Size
 */

/** @param {Context} ctx @param {Size} size */
export function drawSample(ctx, { width, height }) {
  ctx.save();
  ctx.scale(width / 1600, height / 1067);
  const random = seeded(7);
  sky(ctx);
  mountains(ctx, random, { base: 800, rise: 200, step: 120, from: '#6f4f7d', to: '#8c5f80' });
  mountains(ctx, random, { base: 880, rise: 150, step: 110, from: '#513c6c', to: '#66476f' });
  mountains(ctx, random, { base: 950, rise: 100, step: 90, from: '#372852', to: '#48315c' });
  forest(ctx, random, 1010, 34, '#1f1738');
  forest(ctx, random, 1080, 52, '#120d22');
  balloon(ctx, 800, 396, 280);
  ctx.restore();
}

/** @param {Context} ctx */
function sky(ctx) {
  ctx.fillStyle = gradient(ctx.createLinearGradient(0, 0, 0, 800), ['#111a3a', '#20305f', '#41427a', '#71547f', '#a86a80']);
  ctx.fillRect(0, 0, 1600, 1067);
  ctx.fillStyle = gradient(ctx.createRadialGradient(1400, 690, 20, 1400, 690, 420), ['#ffd9a0', '#ffb07055', '#ffb07000']);
  ctx.fillRect(0, 0, 1600, 1067);
}

/** @param {Context} ctx @param {() => number} random @param {{base: number, rise: number, step: number, from: string, to: string}} look */
function mountains(ctx, random, { base, rise, step, from, to }) {
  ctx.beginPath();
  ctx.moveTo(-20, 1100);
  for (let x = -20, up = true; x <= 1640; x += step * (0.5 + random()), up = !up) {
    ctx.lineTo(x, base - rise * (up ? 0.35 + 0.65 * random() : 0.3 * random()));
  }
  ctx.lineTo(1640, 1100);
  ctx.closePath();
  ctx.fillStyle = gradient(ctx.createLinearGradient(0, base - rise, 0, base + 160), [from, to]);
  ctx.fill();
}

/** @param {Context} ctx @param {() => number} random @param {number} base @param {number} tall @param {string} color */
function forest(ctx, random, base, tall, color) {
  ctx.fillStyle = color;
  ctx.fillRect(0, base - 6, 1600, 120);
  for (let x = -20; x < 1620; x += tall * 0.34) {
    const top = base - tall * (0.8 + 1.4 * random());
    const half = tall * (0.22 + 0.16 * random());
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x + half, base);
    ctx.lineTo(x - half, base);
    ctx.fill();
  }
}

/** @param {Context} ctx @param {number} x @param {number} y of the envelope's centre @param {number} r */
function balloon(ctx, x, y, r) {
  const gores = ['#ff9d2e', '#e8412b', '#ffc048', '#f4502f', '#ffd76a', '#f4502f', '#ffc048', '#e8412b', '#ff9d2e'];
  // On a ball, bands of equal width are seen at the sines of equal angles.
  const at = (/** @type {number} */ k) => Math.sin((k / gores.length - 0.5) * Math.PI);
  gores.forEach((color, i) => {
    // Each goes on a little under the next one, for nothing to shine through; none touches the outline but the outermost.
    band(ctx, x, y, r, at(i), Math.min(1, at(i + 1) + 0.004));
    ctx.fillStyle = color;
    ctx.fill();
  });
  band(ctx, x, y, r, -1, 1);
  ctx.fillStyle = gradient(ctx.createRadialGradient(x + r * 0.3, y - r * 0.25, r * 0.1, x, y + r * 0.12, r * 1.3), ['#fff0c866', '#ffffff00', '#8a1e2a4d', '#5a142499']);
  ctx.fill();
  skirt(ctx, x, y + r * 1.42, r);
  basket(ctx, x, y + r * 1.66, r * 0.17);
}

/** The envelope between two of its meridians, -1 at the left and 1 at the right. @param {Context} ctx @param {number} x @param {number} y @param {number} r @param {number} left @param {number} right */
function band(ctx, x, y, r, left, right) {
  const mouth = y + r * 1.42;
  ctx.beginPath();
  ctx.moveTo(x + left * r * 0.2, mouth);
  ctx.bezierCurveTo(x + left * r * 0.42, y + r * 1.05, x + left * r, y + r * 0.62, x + left * r, y);
  ctx.ellipse(x, y, Math.abs(left) * r, r, 0, left < 0 ? Math.PI : 0, 1.5 * Math.PI, left > 0);
  ctx.ellipse(x, y, Math.abs(right) * r, r, 0, 1.5 * Math.PI, right < 0 ? Math.PI : 2 * Math.PI, right < 0);
  ctx.bezierCurveTo(x + right * r, y + r * 0.62, x + right * r * 0.42, y + r * 1.05, x + right * r * 0.2, mouth);
  ctx.closePath();
}

/** What keeps the wind from the flame, and the ropes. @param {Context} ctx @param {number} x @param {number} mouth @param {number} r */
function skirt(ctx, x, mouth, r) {
  ctx.beginPath();
  ctx.moveTo(x - r * 0.2, mouth - 1);
  ctx.lineTo(x + r * 0.2, mouth - 1);
  ctx.lineTo(x + r * 0.16, mouth + r * 0.14);
  ctx.lineTo(x - r * 0.16, mouth + r * 0.14);
  ctx.fillStyle = gradient(ctx.createLinearGradient(x - r * 0.2, 0, x + r * 0.2, 0), ['#2a0f1f', '#6b1f2c', '#3a1322']);
  ctx.fill();
  ctx.strokeStyle = '#3b2026';
  ctx.lineWidth = 4;
  for (const side of [-1, -0.35, 0.35, 1]) {
    ctx.beginPath();
    ctx.moveTo(x + side * r * 0.155, mouth + r * 0.13);
    ctx.lineTo(x + side * r * 0.155, mouth + r * 0.25);
    ctx.stroke();
  }
}

/** @param {Context} ctx @param {number} x @param {number} top @param {number} half */
function basket(ctx, x, top, half) {
  ctx.fillStyle = gradient(ctx.createLinearGradient(x - half, 0, x + half, 0), ['#5a321f', '#b87740', '#7a4527']);
  ctx.beginPath();
  ctx.roundRect(x - half, top, 2 * half, half * 1.5, [4, 4, 12, 12]);
  ctx.fill();
  ctx.fillStyle = '#3b2026';
  ctx.fillRect(x - half - 4, top - 4, 2 * half + 8, 10);
}

/** @param {CanvasGradient} colors @param {string[]} stops at equal distances */
function gradient(colors, stops) {
  stops.forEach((color, i) => colors.addColorStop(i / (stops.length - 1), color));
  return colors;
}

/** The same numbers each time (mulberry32). @param {number} seed @returns {() => number} from 0 to 1 */
function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
