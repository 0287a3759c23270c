// @ts-check
import { make } from './dom.js';
import { standing } from './server.js';
import { seconds } from './values.js';

/** @typedef {import('./server.js').Standing} Standing */

const EVERY = 3000; // milliseconds
const GONE = 10_000;

/** How it stands with the endpoints, kept up to date while somebody looks. */
export class QueueWatch {
  /** @type {Map<string, HTMLElement>} */
  #lines = new Map();
  #timer = 0;

  /** The line for an endpoint. @param {string} name */
  line(name) {
    const line = make('p', { class: 'queue' }, 'Queue: asking…');
    this.#lines.set(name, line);
    return line;
  }

  start() {
    document.addEventListener('visibilitychange', () => this.look());
    this.look();
  }

  /** Asks at once, and from then on again and again. */
  async look() {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    let pause = EVERY;
    try {
      this.#tell(await standing());
    } catch {
      pause = GONE;
      for (const line of this.#lines.values()) say(line, 'is-gone', 'The queue cannot be asked.');
    }
    clearTimeout(this.#timer); // somebody else may have asked meanwhile
    this.#timer = setTimeout(() => this.look(), pause);
  }

  /** @param {{[name: string]: Standing}} all */
  #tell(all) {
    for (const [name, line] of this.#lines) {
      const one = all[name];
      if (!one) continue;
      const others = Object.keys(all).filter((other) => other !== name && all[other].lane === one.lane);
      const free = one.running < one.limit && one.waiting === 0;
      say(
        line,
        free ? 'is-free' : 'is-busy',
        `${one.running} of ${one.limit} running`,
        `${one.waiting} waiting`,
        one.eta === null ? 'time not known yet' : `about ${seconds(one.eta)} for a call now`,
        ...(others.length > 0 ? [`shared with ${others.join(', ')}`] : []),
      );
    }
  }
}

/** @param {HTMLElement} line @param {string} state @param {...string} parts */
function say(line, state, ...parts) {
  line.className = `queue ${state}`;
  line.replaceChildren(...parts.map((part) => make('span', {}, part)));
}
