// @ts-check
import { button, copier, make } from './dom.js';
import { section } from './endpoint.js';
import { QueueWatch } from './queue.js';
import { Refusal, config, endpoints, logIn, logOut } from './server.js';
import { bytes } from './values.js';

/** @typedef {import('./server.js').Config} Config */

const top = /** @type {HTMLElement} */ (document.getElementById('top'));
const content = /** @type {HTMLElement} */ (document.getElementById('content'));

begin();

async function begin() {
  try {
    const told = await config();
    show(told, await endpoints());
  } catch (reason) {
    if (reason instanceof Refusal && reason.status === 401) reason.otherWay ? sayHow(reason.otherWay) : askWho();
    else sorry(/** @type {Error} */ (reason));
  }
}

/** @param {Config} told @param {{[name: string]: import('./server.js').Endpoint}} all */
function show(told, all) {
  document.title = `${told.title} API`;
  head(told);
  const names = Object.keys(all);
  const queue = new QueueWatch();
  const main = make('main', {}, lead(told, names));
  for (const name of names) {
    const { id } = /** @type {{id: number}} */ (told.dependencies.find((one) => `/${one.api_name}` === name));
    main.append(section(name, all[name], id, queue));
  }
  const index = make(
    'nav',
    { 'aria-label': 'Endpoints' },
    make('ul', { class: 'index' }, ...names.map((name) => make('li', {}, make('a', { href: `#${name.slice(1)}` }, make('code', {}, name))))),
  );
  content.replaceChildren(...(names.length > 1 ? [index] : []), main);
  if (names.length > 0) queue.start();
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

/** @param {Config} told */
function head(told) {
  const links = make('nav', { 'aria-label': 'Other descriptions' }, link('openapi.json', 'OpenAPI'), link('llms.txt', 'llms.txt'));
  if (told.mcp_server) links.append(link('mcp/', 'Settings for agents (MCP)'));
  const who = told.username === null ? null : make('span', { class: 'who' }, told.username, button('Log out', leave, { class: 'link' }));
  top.replaceChildren(
    make('h1', { id: 'title' }, told.title, make('span', {}, ' API')),
    links,
    ...(who ? [who] : []),
    make('p', { class: 'address' }, make('code', {}, told.root), copier(() => told.root, 'the address')),
  );
}

/** @param {string} href @param {string} text */
function link(href, text) {
  return make('a', { href }, text);
}

/** @param {Config} told @param {string[]} names */
function lead(told, names) {
  if (names.length === 0) return make('p', {}, 'This server lists no endpoints.');
  return make('p', { class: 'note' }, `Files may have up to ${bytes(told.max_file_size)} each.`);
}

async function leave() {
  await logOut().catch(() => {});
  location.reload();
}

/** The server asks who is there, and takes no passwords. @param {string} otherWay */
function sayHow(otherWay) {
  const words = make('p', { role: 'alert' }, otherWay);
  content.replaceChildren(make('main', { class: 'card' }, make('h2', {}, 'Not logged in'), words));
}

/** The server asks who is there. */
function askWho() {
  const name = make('input', { id: 'username', autocomplete: 'username', required: true, autocapitalize: 'none' });
  const password = make('input', { id: 'password', type: 'password', autocomplete: 'current-password', required: true });
  const wrong = make('p', { class: 'failure', role: 'alert', hidden: true });
  const form = make(
    'form',
    { class: 'card' },
    make('h2', {}, 'Log in'),
    make('p', { class: 'note' }, 'This server shows its API to those who are logged in. Scripts send a token instead: Authorization: Bearer …'),
    make('label', { for: 'username' }, 'Name'),
    name,
    make('label', { for: 'password' }, 'Password'),
    password,
    make('div', { class: 'actions' }, make('button', { type: 'submit', class: 'primary' }, 'Log in')),
    wrong,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    wrong.hidden = true;
    try {
      await logIn(name.value, password.value);
      await begin();
    } catch (reason) {
      wrong.textContent = /** @type {Error} */ (reason).message;
      wrong.hidden = false;
      password.select();
    }
  });
  content.replaceChildren(make('main', {}, form));
  name.focus();
}

/** @param {Error} reason */
function sorry(reason) {
  content.replaceChildren(
    make(
      'main',
      { class: 'card' },
      make('h2', {}, 'No answer'),
      make('p', { role: 'alert' }, reason.message),
      button('Try again', begin, { class: 'primary' }),
    ),
  );
}
