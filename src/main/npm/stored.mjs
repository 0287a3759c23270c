// Copies a zip file, of which some entries are no longer packed: node stored.mjs FROM TO PREFIX. All else stays byte for byte, and so do
// the times, wherever it runs.
import { readFileSync, writeFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const [from, to, prefix] = process.argv.slice(2);
const zip = readFileSync(from);
// APPNOTE.TXT, 4.3: an end record, which tells where the directory is; without a comment it has 22 bytes.
const end = zip.length - 22;
if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error(`${from} does not end as a zip file without a comment does`);
const entries = [];
for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
  const name = zip.readUInt16LE(at + 28);
  const next = at + 46 + name + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  entries.push({ head: Buffer.from(zip.subarray(at, next)), name: zip.toString('utf8', at + 46, at + 46 + name) });
  at = next;
}
const starts = [...entries.map(({ head }) => head.readUInt32LE(42)), zip.readUInt32LE(end + 16)].sort((a, b) => a - b);

const pieces = [];
let size = 0;
const add = (piece) => {
  pieces.push(piece);
  size += piece.length;
};
for (const { head, name } of entries) {
  const start = head.readUInt32LE(42);
  const whole = zip.subarray(start, starts[starts.indexOf(start) + 1]);
  head.writeUInt32LE(size, 42);
  if (!name.startsWith(prefix) || head.readUInt16LE(10) !== 8) {
    add(whole);
    continue;
  }
  const begin = 30 + whole.readUInt16LE(26) + whole.readUInt16LE(28);
  const data = inflateRawSync(whole.subarray(begin, begin + head.readUInt32LE(20)));
  const local = Buffer.from(whole.subarray(0, begin));
  head.writeUInt16LE(head.readUInt16LE(8) & ~8, 8); // sizes and CRC stand before the data
  head.writeUInt16LE(0, 10);
  head.writeUInt32LE(data.length, 20);
  head.copy(local, 6, 8, 28); // flags, method, time, CRC, sizes
  add(local);
  add(data);
}
const directory = size;
for (const { head } of entries) add(head);
const last = Buffer.from(zip.subarray(end));
last.writeUInt32LE(size - directory, 12);
last.writeUInt32LE(directory, 16);
add(last);
writeFileSync(to, Buffer.concat(pieces));
