// What an agent's host does with the bench's tools, resources and prompts: list, call, files, progress, cancel, failures, read, get.
// Arguments: address of the server, address for agents without a slash at its end, a photo, a mark for tickets, then cases: a kind of
// client (v1, v2-legacy, v2-auto) and what ends its address. Prints what each case has seen as a line of JSON.
import { readFile } from 'node:fs/promises';

const [home, address, photo, mark, ...cases] = process.argv.slice(2);
const bytes = await readFile(photo);

function release(ticket) {
  return fetch(`${home}gradio_api/call/release`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: [ticket] }),
  });
}

/** How many bytes the whole file of a result has. */
async function length(result) {
  const link = result.content.find((block) => block.type === 'resource_link');
  return (await (await fetch(link.uri)).arrayBuffer()).byteLength;
}

async function connected(kind, url) {
  const v1 = kind === 'v1';
  const { Client } = await import(v1 ? '@modelcontextprotocol/sdk/client/index.js' : '@modelcontextprotocol/client');
  const { StreamableHTTPClientTransport } = await import(
    v1 ? '@modelcontextprotocol/sdk/client/streamableHttp.js' : '@modelcontextprotocol/client'
  );
  const negotiation = kind === 'v2-auto' ? { versionNegotiation: { mode: 'auto' } } : {};
  const client = new Client({ name: 'test', version: '0' }, negotiation);
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return client;
}

async function seenBy(name) {
  const kind = name.replace(/\/$/, '');
  const client = await connected(kind, address + name.slice(kind.length));

  function call(tool, args, options = {}) {
    const params = { name: tool, arguments: args };
    return kind === 'v1' ? client.callTool(params, undefined, options) : client.callTool(params, options);
  }

  const form = new FormData();
  form.append('files', new Blob([bytes]), 'photo.jpg');
  const [uploaded] = await (await fetch(`${home}gradio_api/upload`, { method: 'POST', body: form })).json();

  const tools = (await client.listTools()).tools.map((tool) => tool.name);
  const scaled = await call('scale', { text: 'a', factor: 2 });
  const inline = await call('same', { file: `data:image/jpeg;base64,${bytes.toString('base64')}` });
  const own = await call('same', { file: `${home}gradio_api/file=${uploaded}` });

  const { resources } = await client.listResources();
  const { resourceTemplates } = await client.listResourceTemplates();
  const read = await client.readResource({ uri: 'shelf://books/Emma/7' });
  const { prompts } = await client.listPrompts();
  const prompt = await client.getPrompt({ name: 'recommend', arguments: { mood: 'gloomy' } });
  const missing = await client.readResource({ uri: 'shelf://nothing' }).then(() => 0, (error) => error.code);

  const seen = [];
  const kept = `kept ${name} ${mark}`;
  const held = await call('hold', { ticket: kept }, {
    onprogress(step) {
      seen.push(step.progress);
      if (step.message?.startsWith('Holding')) release(kept);
    },
  });

  const stop = new AbortController();
  const cancelled = await call('hold', { ticket: `stopped ${name} ${mark}` }, {
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
  await client.close();
  return {
    tools,
    scaled: [scaled.content[0].text, scaled.structuredContent.result],
    inline: [inline.content.map((block) => block.type), await length(inline)],
    own: await length(own),
    offered: [resources.length, resourceTemplates.length, prompts.length],
    read: read.contents[0].text,
    prompt: prompt.messages[0].content.text,
    missing,
    held: held.content[0].text,
    growing: seen.length > 1 && seen.every((step, i) => i === 0 || step > seen[i - 1]),
    cancelled,
    failures,
  };
}

for (const name of cases) {
  const seen = await seenBy(name).catch((error) => ({ error: `${error.stack}\n${error.cause?.stack}` }));
  console.log(JSON.stringify({ case: name, ...seen }));
}
process.exit(0);
