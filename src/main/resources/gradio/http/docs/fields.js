// @ts-check
import { make } from './dom.js';
import { fileData, shapeOf, typeName } from './values.js';

/** @typedef {import('./server.js').Parameter} Parameter */
/** @typedef {import('./values.js').Shape} Shape */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** One parameter: what is to be known of it, and where its value is given. */
export class Field {
  /** @param {Parameter} parameter @param {string} id */
  constructor(parameter, id) {
    this.name = parameter.parameter_name;
    this.shape = shapeOf(parameter.type);
    this.control = controlFor(parameter, this.shape);
    this.control.id = id;
    this.wrong = make('p', { class: 'wrong', id: `${id}-wrong`, hidden: true });
    const about = make('p', { class: 'about', id: `${id}-about` }, parameter.python_type.description);
    this.control.setAttribute('aria-describedby', `${about.id} ${this.wrong.id}`);
    const label = make(
      'label',
      { for: id },
      make('span', { class: 'name' }, this.name),
      make('span', { class: 'type' }, typeName(parameter.python_type.type)),
      make('span', { class: 'must' }, requirement(parameter)),
    );
    if (this.shape.kind === 'flag') label.prepend(this.control);
    this.element = make('div', { class: 'field' }, label, about.textContent ? about : null);
    if (this.shape.kind !== 'flag') this.element.append(this.control);
    this.element.append(this.wrong);
    this.control.addEventListener('input', () => this.complain(''));
  }

  /** What is wrong with the value; nothing if it is empty. @param {string} text */
  complain(text) {
    this.wrong.textContent = text;
    this.wrong.hidden = text === '';
    this.control.setAttribute('aria-invalid', String(text !== ''));
  }

  /** Files that have to be uploaded before. @returns {File[]} */
  files() {
    return this.control instanceof HTMLInputElement ? [...(this.control.files ?? [])] : [];
  }

  /**
   * The argument of the call.
   * @param {string[]} paths of the {@link files}, as they were uploaded
   * @throws {SyntaxError} if it is no JSON where that is wanted
   */
  value(paths) {
    const { kind, optional, choices } = this.shape;
    const { control } = this;
    if (kind === 'file' || kind === 'files') {
      const sent = this.files().map((file, i) => fileData(file, paths[i]));
      return kind === 'file' || (optional && sent.length === 0) ? (sent[0] ?? null) : sent;
    }
    if (kind === 'flag') return /** @type {HTMLInputElement} */ (control).checked;
    if (optional && control.value === '') return null;
    if (kind === 'choice') return choices[Number(control.value)];
    if (kind === 'text') return control.value;
    return kind === 'json' ? JSON.parse(control.value) : Number(control.value);
  }
}

/** @param {Parameter} parameter */
function requirement({ parameter_has_default: has, parameter_default: value }) {
  if (!has) return 'required';
  return value === null ? 'optional' : `default ${JSON.stringify(value)}`;
}

/** @param {Parameter} parameter @param {Shape} shape @returns {Control} */
function controlFor({ parameter_has_default: has, parameter_default: value, example_input: example }, shape) {
  const { kind, optional } = shape;
  switch (kind) {
    case 'file':
    case 'files':
      return make('input', { type: 'file', multiple: kind === 'files', required: kind === 'file' && !optional });
    case 'flag':
      return make('input', { type: 'checkbox', checked: value === true });
    case 'whole':
    case 'number':
      return make('input', {
        type: 'number',
        step: kind === 'whole' ? 1 : 'any',
        required: !optional,
        value: /** @type {number | null} */ (value),
      });
    case 'choice':
      return choice(shape, value);
    case 'text': {
      const text = make('textarea', { rows: 1, maxlength: shape.most, minlength: shape.most && 1 });
      if (has) text.value = /** @type {string | null} */ (value) ?? '';
      return text;
    }
    default: {
      const json = make('textarea', { class: 'json', rows: 4, spellcheck: 'false', required: !optional });
      json.value = has && value === null ? '' : JSON.stringify(has ? value : example, null, 2);
      return json;
    }
  }
}

/** @param {Shape} shape @param {unknown} value */
function choice({ choices, optional }, value) {
  const select = make('select');
  if (optional) select.append(make('option', { value: '' }, '(none)'));
  choices.forEach((one, i) => select.append(make('option', { value: i, selected: one === value }, String(one))));
  return select;
}
