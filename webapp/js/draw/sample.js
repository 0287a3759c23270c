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
  mountains(ctx, random, { base: 760, rise: 230, step: 90, from: '#8a5f86', to: '#c98a8d' });
  mountains(ctx, random, { base: 850, rise: 190, step: 70, from: '#55396b', to: '#8f5a7d' });
  mountains(ctx, random, { base: 940, rise: 130, step: 60, from: '#33244f', to: '#5d3c66' });
  forest(ctx, random, 1010, 34, '#1f1738');
  forest(ctx, random, 1080, 52, '#120d22');
  balloon(ctx, 800, 420, 280);
  ctx.restore();
}

/** @param {Context} ctx */
function sky(ctx) {
  ctx.fillStyle = gradient(ctx.createLinearGradient(0, 0, 0, 800), ['#16264f', '#34487f', '#6d6596', '#b9798c', '#e9a585']);
  ctx.fillRect(0, 0, 1600, 1067);
  ctx.fillStyle = gradient(ctx.createRadialGradient(1240, 560, 20, 1240, 560, 520), ['#ffe2b0', '#ffbf8055', '#ffbf8000']);
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
  const mouth = y + r * 1.42;
  ctx.save();
  ctx.beginPath();
  ctx.moveTo(x - r * 0.2, mouth);
  ctx.bezierCurveTo(x - r * 0.42, y + r * 1.05, x - r, y + r * 0.62, x - r, y);
  ctx.arc(x, y, r, Math.PI, 0);
  ctx.bezierCurveTo(x + r, y + r * 0.62, x + r * 0.42, y + r * 1.05, x + r * 0.2, mouth);
  ctx.closePath();
  ctx.clip();
  const gores = ['#c42a20', '#ffb02e', '#e8412b', '#ffcf5c', '#f4502f', '#ffb02e', '#e8412b', '#f28a1f'];
  gores.forEach((color, i) => gore(ctx, x, y, r, i, gores.length, color));
  ctx.fillStyle = gradient(ctx.createRadialGradient(x + r * 0.42, y - r * 0.3, r * 0.1, x, y + r * 0.2, r * 1.45), ['#fff0c866', '#ffffff00', '#45102ab3', '#2a0820f2']);
  ctx.fillRect(x - r, y - r, 2 * r, 3 * r);
  ctx.restore();
  ropes(ctx, x, mouth, r);
  basket(ctx, x, mouth + r * 0.36, r * 0.17);
}

/** @param {Context} ctx @param {number} x @param {number} y @param {number} r @param {number} i @param {number} count @param {string} color */
function gore(ctx, x, y, r, i, count, color) {
  // On a ball, bands of equal width are seen at the sines of equal angles.
  const at = (/** @type {number} */ k) => Math.sin((k / count - 0.5) * Math.PI);
  const [left, right] = [at(i), at(i + 1)];
  ctx.beginPath();
  ctx.moveTo(x, y - r);
  ctx.bezierCurveTo(x + left * r * 1.2, y - r * 0.86, x + left * r * 1.3, y + r * 0.6, x + left * r * 0.2, y + r * 1.44);
  ctx.lineTo(x + right * r * 0.2, y + r * 1.44);
  ctx.bezierCurveTo(x + right * r * 1.3, y + r * 0.6, x + right * r * 1.2, y - r * 0.86, x, y - r);
  ctx.fillStyle = color;
  ctx.fill();
}

/** @param {Context} ctx @param {number} x @param {number} mouth @param {number} r */
function ropes(ctx, x, mouth, r) {
  ctx.strokeStyle = '#3b2026';
  ctx.lineWidth = 3;
  for (const side of [-1, -0.35, 0.35, 1]) {
    ctx.beginPath();
    ctx.moveTo(x + side * r * 0.19, mouth - 2);
    ctx.lineTo(x + side * r * 0.15, mouth + r * 0.37);
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
