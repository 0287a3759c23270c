// What a generator yields, as the client tells it. Arguments: address, number of calls. A line of JSON for each call.
import { Client } from '@gradio/client';

const [address, calls] = process.argv.slice(2);
const client = await Client.connect(address);

async function follow(seed) {
  const values = [];
  for await (const message of client.submit('/yields', [seed])) values.push(JSON.stringify(message.data[0]));
  return `[${values}]`;
}

const all = await Promise.all(Array.from({ length: Number(calls) }, (_, seed) => follow(seed)));
console.log(all.join('\n'));
process.exit(0);
