// Several clients at once, each with a photo. Arguments: address, photo, how many. A line of JSON: how long before its result each was told.
import { Client, handle_file } from '@gradio/client';

const [address, photo, many] = process.argv.slice(2);

async function cutOut() {
  const client = await Client.connect(address, { events: ['status', 'data'] });
  let told;
  for await (const message of client.submit('/remove_background', [handle_file(photo)])) {
    if (message.stage === 'error') throw new Error(message.message);
    if (message.position !== undefined) told ??= Date.now();
    if (message.type !== 'data') continue;
    const seconds = (Date.now() - told) / 1000;
    const bytes = Buffer.from(await (await fetch(message.data[0].url)).arrayBuffer());
    return { whole: bytes.subarray(1, 4).toString() === 'PNG', told: seconds };
  }
}

console.log(JSON.stringify(await Promise.all(Array.from({ length: Number(many) }, cutOut))));
process.exit(0);
