// @ts-check
/**
 * The clean plate: what the background would be behind the subject's soft edge. A pyramid of weighted means is built up from
 * the pixels that are background for certain, and laid down again into the holes ("pull-push", Gortler et al. 1996).
 *
 * @typedef {{width: number, height: number, rgb: Float32Array, weight: Float32Array}} Grid rgb is weighted
 */

/**
 * @param {Uint8ClampedArray} photo RGBA
 * @param {Uint8ClampedArray} mask RGBA, grey
 * @param {number} width
 * @param {number} height
 * @returns {Uint8ClampedArray<ArrayBuffer>} RGBA
 */
export function cleanPlate(photo, mask, width, height) {
  const grids = [bottom(photo, mask, width, height)];
  for (let grid = grids[0]; grid.width > 1 || grid.height > 1; grid = grids[grids.length - 1]) grids.push(pull(grid));
  for (let i = grids.length - 2; i >= 0; i--) push(grids[i], grids[i + 1]);
  const { rgb, weight } = grids[0];
  const plate = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const w = weight[i] || 1;
    for (let c = 0; c < 3; c++) plate[i * 4 + c] = rgb[i * 3 + c] / w;
    plate[i * 4 + 3] = 255;
  }
  return plate;
}

/** @param {Uint8ClampedArray} photo @param {Uint8ClampedArray} mask @param {number} width @param {number} height @returns {Grid} */
function bottom(photo, mask, width, height) {
  const rgb = new Float32Array(width * height * 3);
  const weight = new Float32Array(width * height);
  for (let i = 0; i < weight.length; i++) {
    // A little subject in a pixel is enough to tint what is taken for background.
    const w = (1 - mask[i * 4] / 255) ** 48;
    weight[i] = w;
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = photo[i * 4 + c] * w;
  }
  return { width, height, rgb, weight };
}

/** Four become one; certainty adds up, to one at most. @param {Grid} fine @returns {Grid} */
function pull(fine) {
  const width = Math.ceil(fine.width / 2);
  const height = Math.ceil(fine.height / 2);
  const rgb = new Float32Array(width * height * 3);
  const weight = new Float32Array(width * height);
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const from = y * fine.width + x;
      const to = (y >> 1) * width + (x >> 1);
      weight[to] += fine.weight[from];
      for (let c = 0; c < 3; c++) rgb[to * 3 + c] += fine.rgb[from * 3 + c];
    }
  }
  for (let i = 0; i < weight.length; i++) {
    if (weight[i] <= 1) continue;
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] /= weight[i];
    weight[i] = 1;
  }
  return { width, height, rgb, weight };
}

/** What the fine grid does not know it takes from the coarse one, smoothly. @param {Grid} fine @param {Grid} coarse */
function push(fine, coarse) {
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const i = y * fine.width + x;
      const missing = 1 - fine.weight[i];
      if (missing <= 0) continue;
      const sx = Math.min(coarse.width - 1, Math.max(0, x / 2 - 0.25));
      const sy = Math.min(coarse.height - 1, Math.max(0, y / 2 - 0.25));
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      const x1 = Math.min(coarse.width - 1, x0 + 1);
      const y1 = Math.min(coarse.height - 1, y0 + 1);
      const u = sx - x0;
      const v = sy - y0;
      const corners = [y0 * coarse.width + x0, y0 * coarse.width + x1, y1 * coarse.width + x0, y1 * coarse.width + x1];
      const shares = [(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v];
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let k = 0; k < 4; k++) sum += (shares[k] * coarse.rgb[corners[k] * 3 + c]) / (coarse.weight[corners[k]] || 1);
        fine.rgb[i * 3 + c] += missing * sum;
      }
      fine.weight[i] = 1;
    }
  }
}
