// @ts-check
import { Problem, problemOfAnswer } from './problem.js';

/**
 * @typedef {import('@gradio/client').Client} GradioClient
 * @typedef {import('../model/types.js').ModelFacts} ModelFacts
 * @typedef {GradioClient & {heardAt: number, refusal: Response | null}} WatchedClient
 * @typedef {{max_file_size?: number | null, model?: ModelFacts | null, model_problem?: string | null, app_id?: unknown}} Facts
 */

const CLIENT = new URL('../../vendor/gradio/index.min.js', import.meta.url).href;
/** Where the page came from. */
const BASE = new URL('.', document.baseURI).href;
const CONFIG = new URL('config', BASE);

/** @type {Promise<WatchedClient> | null} */
let connection = null;

/** The one connection of the page, made when first needed. @returns {Promise<WatchedClient>} */
export function connect() {
  connection ??= open().catch((cause) => {
    connection = null;
    throw cause instanceof Problem ? cause : new Problem('away', { cause });
  });
  return connection;
}

/** A client whose stream was lost answers no more (its stream stays "open" for ever), so the next call gets a new one. */
export function forget() {
  connection?.then((client) => client.close()).catch(() => {});
  connection = null;
}

/** What the server says of itself. @param {GradioClient} client @returns {Facts} */
export function factsOf(client) {
  return /** @type {Facts} */ (client.config ?? {});
}

/** Whether the server answers at all. */
export async function isThere() {
  try {
    return (await fetch(CONFIG, { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<WatchedClient>} */
async function open() {
  /** @type {typeof import('@gradio/client')} */
  const { Client } = await import(CLIENT);
  /** @type {Response | null} */
  let refusal = null;
  const Watched = watched(Client, (answer) => (refusal ??= answer));
  try {
    const client = await Watched.connect(BASE, {
      events: ['data', 'status'],
      record_history: false,
    });
    if (!client.config) throw new Problem('away');
    return /** @type {WatchedClient} */ (client);
  } catch (cause) {
    throw refusal ? await problemOfAnswer(refusal) : cause;
  }
}

/**
 * The client keeps to itself what a person must be told: whether the line is alive, and with which status it was turned away.
 * @param {typeof import('@gradio/client').Client} Client
 * @param {(answer: Response) => void} onRefused
 */
function watched(Client, onRefused) {
  return class extends Client {
    heardAt = Date.now();
    /** @type {Response | null} */
    refusal = null;

    /** @param {string | URL} input @param {RequestInit} [init] */
    async fetch(input, init) {
      const answer = await super.fetch(input, init);
      if (!answer.ok) this.#refused(answer.clone()); // The client reads the other one.
      return answer.ok && new URL(String(input)).pathname === CONFIG.pathname ? rooted(answer) : answer;
    }

    /** @param {Response} answer */
    #refused(answer) {
      this.refusal = answer;
      onRefused(answer);
    }

    /** @param {URL} url */
    stream(url) {
      const stream = super.stream(url);
      /** @type {EventSource['onmessage']} */
      let deliver = null;
      /** @type {EventSource['onerror']} */
      let fail = null;
      Object.defineProperty(stream, 'onerror', {
        get: () => (/** @type {unknown} */ reason) => {
          if (reason instanceof Response) this.#refused(reason);
          return fail?.call(stream, /** @type {Event} */ (reason));
        },
        set: (/** @type {NonNullable<EventSource['onerror']>} */ handler) => (fail = handler),
      });
      Object.defineProperty(stream, 'onmessage', {
        get: () => deliver,
        set: (/** @type {NonNullable<EventSource['onmessage']>} */ handler) => {
          deliver = (event) => {
            this.heardAt = Date.now();
            return handler.call(stream, event);
          };
        },
      });
      this.heardAt = Date.now();
      return stream;
    }
  };
}

/**
 * The server's configuration. Its own address is wrong in there if a proxy has not told it; where this page came from is right.
 * @param {Response} answer
 */
async function rooted(answer) {
  return new Response(JSON.stringify({ ...(await answer.json()), root: BASE.replace(/\/$/, '') }));
}
