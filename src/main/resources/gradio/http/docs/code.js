// @ts-check
import { copier, make } from './dom.js';

/** By key of the server's snippets: what it is called, and what has to be there before. */
const LANGUAGES = [
  { key: 'python', name: 'Python', before: 'pip install gradio_client' },
  { key: 'javascript', name: 'JavaScript', before: 'npm install @gradio/client' },
  { key: 'bash', name: 'curl', before: 'In a shell' },
  { key: 'mcp', name: 'MCP', before: 'pip install mcp' },
];

/** Chosen for all endpoints at once. @type {Set<(key: string) => void>} */
const choosers = new Set();

/** Programs that call an endpoint, one for each language. @param {{[language: string]: string}} snippets @param {string} id */
export function code(snippets, id) {
  const shown = LANGUAGES.filter(({ key }) => snippets[key]);
  const tabs = shown.map(({ key, name }) =>
    make('button', { type: 'button', role: 'tab', id: `${id}-tab-${key}`, 'aria-controls': `${id}-code-${key}` }, name),
  );
  const panels = shown.map(({ key, before }) =>
    make(
      'div',
      { class: 'panel', role: 'tabpanel', id: `${id}-code-${key}`, 'aria-labelledby': `${id}-tab-${key}` },
      make('p', { class: 'before' }, make('code', {}, before), copier(() => snippets[key], 'the code')),
      make('pre', { tabindex: 0, 'data-language': key }, snippets[key]),
    ),
  );
  const list = make('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Language' }, ...tabs);
  tabs.forEach((tab, i) => tab.addEventListener('click', () => choose(shown[i].key)));
  list.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const now = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    const next = (now + step + tabs.length) % tabs.length;
    choose(shown[next].key);
    tabs[next].focus();
  });
  choosers.add(select);
  select(shown[0].key);
  return make('div', {}, list, ...panels);

  /** @param {string} key */
  function select(key) {
    if (!shown.some((one) => one.key === key)) return;
    shown.forEach((one, i) => {
      tabs[i].setAttribute('aria-selected', String(one.key === key));
      tabs[i].tabIndex = one.key === key ? 0 : -1;
      panels[i].hidden = one.key !== key;
    });
  }
}

/** @param {string} key */
function choose(key) {
  for (const chooser of choosers) chooser(key);
}
