// A first app: text with a default and progress, a generator, a file. Arguments: address, a text file.
import { Client, handle_file } from '@gradio/client';

const [address, text] = process.argv.slice(2);
const client = await Client.connect(address, { events: ['status', 'data'] });

/** All that a call says, each value once: the last is told twice. */
async function follow(endpoint, data) {
  const progress = [];
  const values = [];
  for await (const message of client.submit(endpoint, data)) {
    if (message.type === 'status') progress.push(...(message.progress_data ?? []));
    else if (message.data[0] !== values.at(-1)) values.push(message.data[0]);
  }
  return { progress, values };
}

const greeting = await follow('/greet', { name: 'Ada' });
const [seen] = greeting.progress;
const turned = (await client.predict('/reverse', [handle_file(text)])).data[0];

console.log(
  JSON.stringify({
    endpoints: Object.keys((await client.view_api()).named_endpoints).sort(),
    greeting: greeting.values[0],
    louder: (await client.predict('/greet', { name: 'Ada', marks: 3 })).data[0],
    progress: [seen.progress, seen.desc],
    counted: (await follow('/count', [3])).values,
    reversed: await (await fetch(turned.url)).text(),
    name: turned.orig_name,
  }),
);
process.exit(0);
