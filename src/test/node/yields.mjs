// What a generator yields, as the client tells it. Arguments: address, number of calls. A line of JSON for each call.
import { Client } from '@gradio/client';

const [address, calls] = process.argv.slice(2);
const client = await Client.connect(address);

async function follow(seed) {
  const values = [];
  for await (const message of client.submit('/yields', [seed])) values.push(JSON.stringify(message.data[0]));
  return `[${values}]`;
}

// A few at a time: of hundreds, some would be answered so late that the client has closed their stream (gradio-protocol 4.3).
const all = [];
const seeds = Array.from({ length: Number(calls) }, (_, seed) => seed).values();
async function work() {
  for (const seed of seeds) all[seed] = await follow(seed);
}
await Promise.all([work(), work(), work(), work()]);
console.log(all.join('\n'));
process.exit(0);
