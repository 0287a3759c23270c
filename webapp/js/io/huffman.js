// @ts-check
/**
 * Prefix codes as deflate has them (RFC 1951, 3.2.2): lengths by Huffman's algorithm, none longer than allowed, and the canonical
 * codes that follow from the lengths.
 */

/**
 * @param {Uint32Array} counts how often each symbol is written
 * @param {number} limit bits of the longest code
 * @returns {Uint8Array} bits of each symbol's code; 0 for what is never written
 */
export function codeLengths(counts, limit) {
  const lengths = new Uint8Array(counts.length);
  const used = byCount(counts);
  if (used.length < 3) {
    for (const symbol of used) lengths[symbol] = 1;
    return lengths;
  }
  // Leaves and inner nodes are both in the order of their weight, so the two lightest are at the heads of two queues.
  const leaves = used.length;
  const weight = Float64Array.from({ length: 2 * leaves - 1 }, (_, node) => (node < leaves ? counts[used[node]] : 0));
  const parent = new Uint16Array(2 * leaves - 1);
  for (let node = leaves, leaf = 0, inner = leaves; node < weight.length; node++) {
    for (let child = 0; child < 2; child++) {
      const isLeaf = leaf < leaves && (inner === node || weight[leaf] <= weight[inner]);
      const lightest = isLeaf ? leaf++ : inner++;
      weight[node] += weight[lightest];
      parent[lightest] = node;
    }
  }
  const depth = new Uint8Array(weight.length);
  const ofLength = new Uint16Array(limit + 1);
  for (let node = depth.length - 2; node >= 0; node--) {
    depth[node] = depth[parent[node]] + 1;
    if (node < leaves) ofLength[Math.min(limit, depth[node])]++;
  }
  fit(ofLength, limit);
  // The rarest have the longest.
  for (let length = limit, at = 0; length > 0; length--) {
    for (let n = ofLength[length]; n > 0; n--) lengths[used[at++]] = length;
  }
  return lengths;
}

/** The symbols that are written, the rarest first. As numbers and not as pairs, which take ten times as long to sort. @param {Uint32Array} counts */
function byCount(counts) {
  const keys = new Float64Array(counts.length);
  let used = 0;
  for (let symbol = 0; symbol < counts.length; symbol++) if (counts[symbol] > 0) keys[used++] = counts[symbol] * counts.length + symbol;
  return Uint16Array.from(keys.subarray(0, used).sort(), (key) => key % counts.length);
}

/** Codes cut to the limit take more room than there is: for each too many, a shorter one becomes two that are longer by one. @param {Uint16Array} ofLength @param {number} limit */
function fit(ofLength, limit) {
  const room = 1 << limit;
  let taken = 0;
  for (let length = 1; length <= limit; length++) taken += ofLength[length] << (limit - length);
  while (taken > room) {
    let length = limit - 1;
    while (ofLength[length] === 0) length--;
    ofLength[length]--;
    ofLength[length + 1] += 2;
    ofLength[limit]--;
    taken--;
  }
}

/** @param {Uint8Array} lengths @returns {Uint16Array} the codes, first bit lowest, as deflate packs them */
export function codesOf(lengths) {
  const codes = new Uint16Array(lengths.length);
  let code = 0;
  for (let length = 1; length < 16; length++, code <<= 1) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] === length) codes[symbol] = reversed(code++, length);
    }
  }
  return codes;
}

/** @param {number} code @param {number} length */
function reversed(code, length) {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}
