// What an agent's host does with the bench's tools: list, call, files, progress, cancel, failures.
// Arguments: address of the server, address for agents, kind of client (v1, v2-legacy, v2-auto), a photo, a mark for tickets.
import { readFile } from 'node:fs/promises';

const [home, address, kind, photo, mark] = process.argv.slice(2);
const v1 = kind === 'v1';
const { Client } = await import(v1 ? '@modelcontextprotocol/sdk/client/index.js' : '@modelcontextprotocol/client');
const { StreamableHTTPClientTransport } = await import(
  v1 ? '@modelcontextprotocol/sdk/client/streamableHttp.js' : '@modelcontextprotocol/client'
);
const negotiation = kind === 'v2-auto' ? { versionNegotiation: { mode: 'auto' } } : {};
const client = new Client({ name: 'test', version: '0' }, negotiation);
await client.connect(new StreamableHTTPClientTransport(new URL(address)));

function call(name, args, options = {}) {
  const params = { name, arguments: args };
  return v1 ? client.callTool(params, undefined, options) : client.callTool(params, options);
}

function release(ticket) {
  return fetch(`${home}gradio_api/call/release`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: [ticket] }),
  });
}

const bytes = await readFile(photo);
const form = new FormData();
form.append('files', new Blob([bytes]), 'photo.jpg');
const [uploaded] = await (await fetch(`${home}gradio_api/upload`, { method: 'POST', body: form })).json();

/** How many bytes the whole file of a result has. */
async function length(result) {
  const link = result.content.find((block) => block.type === 'resource_link');
  return (await (await fetch(link.uri)).arrayBuffer()).byteLength;
}

const tools = (await client.listTools()).tools.map((tool) => tool.name);
const scaled = await call('scale', { text: 'a', factor: 2 });
const inline = await call('same', { file: `data:image/jpeg;base64,${bytes.toString('base64')}` });
const own = await call('same', { file: `${home}gradio_api/file=${uploaded}` });

const seen = [];
const kept = `kept ${kind} ${mark}`;
const held = await call('hold', { ticket: kept }, {
  onprogress(step) {
    seen.push(step.progress);
    if (step.message?.startsWith('Holding')) release(kept);
  },
});

const stop = new AbortController();
const cancelled = await call('hold', { ticket: `stopped ${kind} ${mark}` }, {
  signal: stop.signal,
  onprogress(step) {
    if (step.message?.startsWith('Holding')) stop.abort();
  },
}).then(() => 'not cancelled', () => 'cancelled');

let failures = 0;
for (let round = 0; round < 10; round++) {
  const results = await Promise.all(Array.from({ length: 20 }, () => call('fail', { told: true })));
  failures += results.filter((result) => result.isError && result.content[0].text === 'It is told.').length;
}

console.log(
  JSON.stringify({
    tools,
    scaled: [scaled.content[0].text, scaled.structuredContent.result],
    inline: [inline.content.map((block) => block.type), await length(inline)],
    own: await length(own),
    held: held.content[0].text,
    growing: seen.length > 1 && seen.every((step, i) => i === 0 || step > seen[i - 1]),
    cancelled,
    failures,
  }),
);
await client.close();
process.exit(0);
