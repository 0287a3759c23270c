// @ts-check
/**
 * PNG's frame (W3C PNG, third edition, 5): a signature, then chunks of length, type, data and CRC.
 *
 * @typedef {{type: string, data: Uint8Array}} Chunk
 */

export const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Length, type and CRC, around the data. */
const FRAME = 12;

/** What a byte does to a CRC if none follows it, if one does, and so on. */
const [zero, one, two, three, four, five, six, seven] = crcTables(8);

/** @param {number} count */
function crcTables(count) {
  const tables = Array.from({ length: count }, () => new Uint32Array(256));
  for (let value = 0; value < 256; value++) {
    let crc = value;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
    tables[0][value] = crc;
  }
  for (let i = 1; i < count; i++) tables[i].forEach((_, value, table) => (table[value] = tables[0][tables[i - 1][value] & 255] ^ (tables[i - 1][value] >>> 8)));
  return tables;
}

/** @param {Uint8Array} bytes @returns {number} CRC-32 as PNG has it */
export function crc32(bytes) {
  let crc = 0xffffffff;
  let i = 0;
  // Eight at once: one at a time, each would wait for the one before (measured: 2.6 times slower).
  for (; i + 8 <= bytes.length; i += 8) {
    const early = seven[(crc ^ bytes[i]) & 255] ^ six[((crc >>> 8) ^ bytes[i + 1]) & 255] ^ five[((crc >>> 16) ^ bytes[i + 2]) & 255] ^ four[(crc >>> 24) ^ bytes[i + 3]];
    crc = early ^ three[bytes[i + 4]] ^ two[bytes[i + 5]] ^ one[bytes[i + 6]] ^ zero[bytes[i + 7]];
  }
  for (; i < bytes.length; i++) crc = zero[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A chunk as it stands in a file. @param {Chunk} chunk @returns {Uint8Array<ArrayBuffer>} */
export function chunkBytes({ type, data }) {
  const bytes = new Uint8Array(FRAME + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/**
 * The chunks of a file, without their data, which may be larger than what one wants to have in memory.
 * @param {Blob} file
 * @returns {Promise<Array<{type: string, at: number, length: number}> | null>} `at` is where the data begin; null if this is no
 *     whole PNG
 */
export async function chunksIn(file) {
  const head = await bytesOf(file, 0, SIGNATURE.length);
  if (head.length < SIGNATURE.length || head.some((byte, i) => byte !== SIGNATURE[i])) return null;
  const chunks = [];
  for (let at = SIGNATURE.length; at + FRAME <= file.size; ) {
    const start = await bytesOf(file, at, 8);
    const length = new DataView(start.buffer).getUint32(0);
    const type = String.fromCharCode(...start.subarray(4));
    if (at + FRAME + length > file.size) return null;
    chunks.push({ type, at: at + 8, length });
    if (type === 'IEND') return chunks;
    at += FRAME + length;
  }
  return null;
}

/** The data of the first chunk of a type. @param {Blob} file @param {string} type @returns {Promise<Uint8Array<ArrayBuffer> | null>} */
export async function findChunk(file, type) {
  const found = (await chunksIn(file))?.find((chunk) => chunk.type === type);
  return found ? bytesOf(file, found.at, found.length) : null;
}

/**
 * The same picture with more chunks before its end. The pixels are not read, so this costs nothing however large they are.
 * @param {Blob} png as an encoder left it: nothing follows IEND
 * @param {Chunk[]} chunks
 * @returns {Promise<Blob>}
 */
export async function withChunks(png, chunks) {
  if (chunks.length === 0) return png;
  const end = png.size - FRAME;
  const last = await bytesOf(png, end, FRAME);
  if (String.fromCharCode(...last.subarray(4, 8)) !== 'IEND') throw new RangeError('Chunks are for a PNG that ends with IEND');
  return new Blob([png.slice(0, end), ...chunks.map(chunkBytes), last], { type: 'image/png' });
}

/** @param {Blob} file @param {number} at @param {number} length */
async function bytesOf(file, at, length) {
  return new Uint8Array(await file.slice(at, at + length).arrayBuffer());
}
