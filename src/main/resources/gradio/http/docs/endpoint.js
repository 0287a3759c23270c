// @ts-check
import { Attempt } from './call.js';
import { code } from './code.js';
import { button, make } from './dom.js';
import { Field } from './fields.js';
import { typeName } from './values.js';

/** @typedef {import('./server.js').Endpoint} Endpoint */

/**
 * All of one endpoint.
 * @param {string} name with a slash before it
 * @param {Endpoint} endpoint
 * @param {number} fnIndex by which it is called
 * @param {import('./queue.js').QueueWatch} queue
 */
export function section(name, endpoint, fnIndex, queue) {
  const id = name.slice(1);
  const types = endpoint.returns.map((output) => typeName(output.python_type.type));
  return make(
    'section',
    { class: 'endpoint', id, 'aria-labelledby': `${id}-name` },
    make(
      'header',
      {},
      make('h2', { id: `${id}-name` }, make('a', { href: `#${id}` }, name)),
      endpoint.description ? make('p', {}, endpoint.description) : null,
      queue.line(name),
    ),
    make(
      'div',
      { class: 'halves' },
      make('div', {}, make('h3', {}, 'Try it'), form(id, endpoint, types, fnIndex, queue)),
      make('div', {}, make('h3', {}, 'Call it from a program'), code(endpoint.code_snippets, id), returns(types)),
    ),
  );
}

/** @param {string[]} types */
function returns(types) {
  return make(
    'div',
    { class: 'returns' },
    make('h3', {}, 'Returns'),
    types.length === 0
      ? make('p', {}, 'Nothing.')
      : make('ol', {}, ...types.map((type) => make('li', {}, type))),
  );
}

/**
 * @param {string} id
 * @param {Endpoint} endpoint
 * @param {string[]} types
 * @param {number} fnIndex
 * @param {import('./queue.js').QueueWatch} queue
 */
function form(id, endpoint, types, fnIndex, queue) {
  const fields = endpoint.parameters.map((one) => new Field(one, `${id}-arg-${one.parameter_name}`));
  const call = make('button', { type: 'submit', class: 'primary' }, 'Call', make('span', { class: 'unseen' }, ` ${id}`));
  const stop = button('Cancel', () => attempt?.cancel(), { hidden: true });
  const outcome = make('div', { class: 'outcome' });
  /** @type {Attempt | null} */
  let attempt = null;
  const made = make(
    'form',
    {},
    ...(fields.length > 0 ? fields.map((field) => field.element) : [make('p', { class: 'note' }, 'It takes no arguments.')]),
    make('div', { class: 'actions' }, call, stop),
    outcome,
  );
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (attempt || !readable(fields)) return;
    attempt = new Attempt(outcome, types);
    busy(true);
    const running = attempt.run(fnIndex, fields);
    queue.look();
    await running.finally(() => {
      attempt = null;
      busy(false);
    });
    queue.look();
  });
  return made;

  /** @param {boolean} is */
  function busy(is) {
    const hadFocus = document.activeElement === (is ? call : stop);
    call.disabled = is;
    stop.hidden = !is;
    if (hadFocus) (is ? stop : call).focus();
  }
}

/** Whether all that has to be JSON is. @param {Field[]} fields */
function readable(fields) {
  for (const field of fields) {
    if (field.shape.kind !== 'json') continue;
    try {
      field.value([]);
    } catch (reason) {
      field.complain(`This is no JSON. ${/** @type {Error} */ (reason).message}`);
      field.control.focus();
      return false;
    }
  }
  return true;
}
