// The main job as a program in Node does it. Arguments: address, photo, a file that is no photo.
import { readFile } from 'node:fs/promises';
import { Client, handle_file } from '@gradio/client';

const [address, photo, noPhoto] = process.argv.slice(2);
const client = await Client.connect(address);
const endpoints = Object.keys((await client.view_api()).named_endpoints).sort();

const cutout = await client.predict('/remove_background', [handle_file(photo)]);
const mask = await client.predict('/subject_mask', { image_path: new Blob([await readFile(photo)]) });
const error = await client.predict('/remove_background', [handle_file(noPhoto)]).then(
  () => null,
  (e) => e.message,
);
const again = await client.predict('/remove_background', [handle_file(photo)]);

/** How the file begins, in hexadecimal, and how long it is. */
async function download({ url }) {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  return { start: bytes.subarray(0, 26).toString('hex'), length: bytes.length };
}

console.log(
  JSON.stringify({
    endpoints,
    cutout: await download(cutout.data[0]),
    mask: await download(mask.data[0]),
    error,
    again: await download(again.data[0]),
  }),
);
