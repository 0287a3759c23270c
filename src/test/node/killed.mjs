// What a client is told of a server that is killed and comes back. Argument: address. A line of JSON for each thing it tries.
import { once } from 'node:events';
import { Client } from '@gradio/client';

const [address] = process.argv.slice(2);
const LIMIT = 30_000; // a call that takes longer hangs
console.error = () => {}; // the client tells there what it tells its caller, too

function say(line) {
  process.stdout.write(line + '\n');
}

async function attempt(what, call) {
  const began = Date.now();
  const late = new Promise((_, fail) => setTimeout(fail, LIMIT, new Error('hangs')).unref());
  const seen = await Promise.race([call(), late]).then(
    (result) => ({ result }),
    (e) => ({ error: String(e.message ?? e) }),
  );
  say('Seen ' + JSON.stringify({ what, at: Date.now() / 1000, took: (Date.now() - began) / 1000, ...seen }));
}

const connect = () => Client.connect(address, { events: ['status', 'data'] });
const slept = async (client) => (await client.predict('/deaf', [0.01])).data[0];

async function followed(job) {
  for await (const message of job) {
    if (message.position !== undefined) say('Waiting');
    if (message.stage === 'error') throw new Error(message.message);
    if (message.type === 'data') return message.data[0];
  }
}

const client = await connect();
await attempt('waiting', () => followed(client.submit('/work', [])));
await attempt('call', () => slept(client));
await attempt('connect', async () => (await connect()).session_hash);
await once(process.stdin, 'data'); // until it is back
// Not the same client: one whose stream has broken takes it for open, opens no other, and waits for ever, whoever serves it.
await attempt('new client', async () => slept(await connect()));
process.exit(0);
