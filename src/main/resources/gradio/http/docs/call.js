// @ts-check
import { make } from './dom.js';
import { results } from './result.js';
import { Gone, Refusal, cancel, join, listen, upload } from './server.js';
import { edited, seconds } from './values.js';

/** @typedef {import('./fields.js').Field} Field */
/** @typedef {import('./server.js').Message} Message */

/** Tells what becomes of one call, from the upload of its files to its end. */
export class Attempt {
  #stop = new AbortController();
  /** @type {import('./server.js').Call | null} */
  #call = null;
  #begun = performance.now();
  #state = make('p', { class: 'state', role: 'status' });
  #bar = make('progress', { 'aria-label': 'Progress', hidden: true });
  #notes = make('div');
  #shown = make('div');
  /** @type {unknown[] | null} */
  #yielded = null;

  /** @param {HTMLElement} outcome where it is told @param {string[]} types of the outputs */
  constructor(outcome, types) {
    this.types = types;
    this.outcome = outcome;
    outcome.replaceChildren(this.#state, this.#bar, this.#notes, this.#shown);
  }

  /**
   * Ends when the call has, however that is.
   * @param {number} fnIndex
   * @param {Field[]} fields
   * @returns {Promise<boolean>} whether there is a result
   */
  async run(fnIndex, fields) {
    try {
      const data = await this.#arguments(fields);
      this.#say('Asking for a place in line…', null);
      this.#call = await join(fnIndex, data);
      if (this.#stop.signal.aborted) await cancel(this.#call);
      for await (const message of listen(this.#call)) this.#hear(message);
      return this.outcome.querySelector('.failure') === null;
    } catch (reason) {
      this.#failed(reason, fields);
      return false;
    }
  }

  /** Gives it up; the server's word is its end. */
  cancel() {
    this.#stop.abort();
    this.#say('Cancelling…', null);
    if (this.#call) cancel(this.#call).catch((reason) => this.#failed(reason, []));
  }

  /** @param {Field[]} fields */
  async #arguments(fields) {
    const files = fields.map((field) => field.files());
    const all = files.flat();
    /** @type {string[]} */
    let paths = [];
    if (all.length > 0) {
      const what = all.length === 1 ? all[0].name : `${all.length} files`;
      this.#say(`Uploading ${what}…`, 0);
      paths = await upload(all, (share) => this.#say(`Uploading ${what}…`, share), this.#stop.signal);
    }
    return fields.map((field, i) => field.value(paths.splice(0, files[i].length)));
  }

  /** @param {string} text @param {number | null | undefined} share null for unknown, undefined for no bar */
  #say(text, share) {
    if (this.#state.textContent !== text) this.#state.textContent = text;
    this.#bar.hidden = share === undefined;
    if (typeof share === 'number') this.#bar.value = share;
    else this.#bar.removeAttribute('value');
  }

  /** @param {Message} message */
  #hear(message) {
    switch (message.msg) {
      case 'estimation': {
        const eta = message.rank_eta === null ? '' : `, about ${seconds(message.rank_eta)}`;
        return this.#say(`In line: ${message.rank + 1} of ${message.queue_size}${eta}`, null);
      }
      case 'process_starts':
        return this.#say(message.eta === null ? 'Running…' : `Running, usually ${seconds(message.eta)}…`, null);
      case 'progress':
        return this.#progress(message.progress_data);
      case 'log':
        if (message.visible) this.#notes.append(make('p', { class: 'note' }, `${message.title}: ${message.log}`));
        return;
      case 'process_generating':
        if (message.success) return this.#yields(message.output.data);
        return;
      case 'process_completed':
        return message.success ? this.#done(message.output.data) : this.#tellFailure(message.title, message.output.error);
      case 'unexpected_error':
        return this.#tellFailure(null, message.message);
    }
  }

  /** @param {any[]} units */
  #progress(units) {
    const unit = units.at(-1);
    if (!unit) return;
    const share = unit.progress ?? (unit.length ? unit.index / unit.length : null);
    const count = unit.index === null ? '' : `${unit.index}${unit.length ? ` of ${unit.length}` : ''} ${unit.unit}`;
    const words = [unit.desc, count].filter(Boolean).join(': ') || 'Running';
    this.#say(share === null ? `${words}…` : `${words}, ${Math.round(100 * share)} %`, share);
  }

  /** @param {any[]} data the first time whole, then as edits of what was before */
  #yields(data) {
    const before = this.#yielded;
    this.#yielded = before ? before.map((value, i) => edited(value, data[i])) : data;
    this.#say('Running, with a result so far', null);
    this.#shown.replaceChildren(results(this.#yielded, this.types));
  }

  /** @param {unknown[]} data */
  #done(data) {
    this.#say(`Done in ${seconds((performance.now() - this.#begun) / 1000)}`, undefined);
    this.#shown.replaceChildren(results(data, this.types));
  }

  /** @param {string | null} title @param {string | null} error */
  #tellFailure(title, error) {
    if (this.#stop.signal.aborted) return this.#say('Cancelled', undefined);
    this.#say('Failed', undefined);
    const words = error ?? `The server does not say why. Its log does, under ${this.#call?.id}.`;
    this.#shown.replaceChildren(
      make('p', { class: 'failure', role: 'alert' }, make('strong', {}, title ?? 'Error'), `\n${words}`),
    );
  }

  /** @param {unknown} reason @param {Field[]} fields */
  #failed(reason, fields) {
    if (this.#stop.signal.aborted && !this.#call) return this.#say('Cancelled', undefined);
    const problems = reason instanceof Refusal ? reason.problems : new Map();
    const wrong = fields.filter((field) => problems.has(field.name));
    for (const field of wrong) field.complain(problems.get(field.name));
    if (wrong.length > 0) {
      wrong[0].control.focus();
      return this.#say('Not called: see above', undefined);
    }
    if (reason instanceof Refusal && reason.status === 401) return this.#tellFailure('Not logged in', 'Load the page again to log in.');
    if (reason instanceof Refusal) {
      const later = reason.retryAfter ? `\nTry again in ${reason.retryAfter} s.` : '';
      return this.#tellFailure('Refused', reason.message + later);
    }
    if (reason instanceof Gone) return this.#tellFailure('Server gone', 'The connection was lost. Is the server still there?');
    throw reason;
  }
}
