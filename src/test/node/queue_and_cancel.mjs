// Place in line, progress, cancel and arguments, against endpoints that wait until they are released. Argument: address.
import { Client } from '@gradio/client';

const [address] = process.argv.slice(2);
const client = await Client.connect(address, { events: ['status', 'data'] });
const mark = String(process.hrtime.bigint());

/** Follows a call; `reached` resolves with the first status that `wanted` accepts. */
function follow(endpoint, data, wanted) {
  const job = client.submit(endpoint, data);
  let found;
  const reached = new Promise((resolve) => (found = resolve));
  const ended = (async () => {
    const values = [];
    for await (const message of job) {
      if (message.type === 'data') values.push(structuredClone(message.data));
      if (message.type !== 'status') continue;
      if (wanted(message)) found(message);
      if (message.stage === 'error') return { values, error: message };
    }
    return { values };
  })();
  return { job, reached, ended };
}

const first = follow('/hold', ['a' + mark], (s) => s.progress_data);
const progress = (await first.reached).progress_data[0];
const second = follow('/hold', ['b' + mark], (s) => s.position === 0);
await second.reached;
const third = follow('/hold', ['c' + mark], (s) => s.position === 1);
const place = await third.reached;
await third.job.cancel();
const cancelled = (await third.ended).values;
await client.predict('/release', ['a' + mark]);
await client.predict('/release', ['b' + mark]);
const results = [await first.ended, await second.ended].map((r) => r.values[0][0].replace(mark, ''));
const counted = (await follow('/count', [3], () => false).ended).values.map((v) => v[0]);
const problem = (await follow('/scale', ['a', 'much'], () => false).ended).error;

console.log(
  JSON.stringify({
    progress: [progress.progress, progress.desc.replace(mark, '')],
    place: [place.position, place.size],
    cancelled,
    results,
    counted,
    problem: [problem.code, problem.message[0].parameter_name],
    again: (await client.predict('/scale', { text: 'a' })).data[0],
  }),
);
process.exit(0);
