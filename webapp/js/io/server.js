// @ts-check
import { Problem } from './problem.js';

/**
 * @typedef {import('@gradio/client').Client} GradioClient
 * @typedef {import('../model/types.js').ModelFacts} ModelFacts
 * @typedef {GradioClient & {heardAt: number}} WatchedClient
 * @typedef {{max_file_size?: number | null, model?: ModelFacts | null, model_problem?: string | null, app_id?: unknown}} Facts
 */

const CLIENT = new URL('../../vendor/gradio/index.min.js', import.meta.url).href;

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
    return (await fetch(new URL('config', document.baseURI), { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<WatchedClient>} */
async function open() {
  /** @type {typeof import('@gradio/client')} */
  const { Client } = await import(CLIENT);
  const Watched = watched(Client);
  const client = await Watched.connect(new URL('.', document.baseURI).href, {
    events: ['data', 'status'],
    record_history: false,
  });
  if (!client.config) throw new Problem('away');
  return /** @type {WatchedClient} */ (client);
}

/** The client keeps heartbeats to itself; whether the line is alive can only be seen here. @param {typeof import('@gradio/client').Client} Client */
function watched(Client) {
  return class extends Client {
    heardAt = Date.now();

    /** @param {URL} url */
    stream(url) {
      const stream = super.stream(url);
      /** @type {EventSource['onmessage']} */
      let deliver = null;
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
