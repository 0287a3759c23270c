// Applies edits as the client does and compares. Argument: a file of lines {"first": value, "steps": [[edits, value], ...]}.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// The client does not export what it applies edits with, so it is read out of its bundle.
const bundle = readFileSync(join(dirname(createRequire(import.meta.url).resolve('@gradio/client')), 'index.js'), 'utf8');
const source = ['apply_diff', 'apply_edit'].map((name) => {
  const found = bundle.match(new RegExp(`^function ${name}\\([^]*?^}$`, 'm'));
  if (!found) throw new Error(`@gradio/client has no function ${name} any more`);
  return found[0];
});
const applyDiff = new Function(`${source.join('\n')}\nreturn apply_diff;`)();

/** JSON with the keys in order, whichever came first. */
function text(value) {
  if (Array.isArray(value)) return `[${value.map(text).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${text(inner)}`).join()}}`;
}

const short = (text) => text.slice(0, 300);
const wrong = [];
let steps = 0;
for (const line of readFileSync(process.argv[2], 'latin1').trim().split('\n')) {
  const { first, steps: all } = JSON.parse(line);
  let now = first;
  for (const [edits, value] of all) {
    steps++;
    const before = text(now);
    const told = text(edits);
    now = applyDiff(now, edits);
    if (text(now) !== text(value)) {
      wrong.push(`${short(before)} by ${short(told)}: ${short(text(now))}, not ${short(text(value))}`);
      now = structuredClone(value);
    }
  }
}

console.log(wrong.slice(0, 5).join('\n'));
console.log(JSON.stringify({ steps, wrong: wrong.length }));
