// @ts-check
/** The server's heart beats every few seconds; after so much silence the line is dead, whatever the socket says. */
const SILENCE_MS = 45_000;
/** A stream that has ended may still have its last messages under way to their reader. */
const GRACE_MS = 2_000;
const CLOSED = 2;

/**
 * Waits until a call's stream is lost. Gradio's client says nothing when a stream ends before its time.
 * @param {import('./server.js').WatchedClient} client
 * @param {AbortSignal} over ends the watch
 * @returns {Promise<void>} fulfilled when the stream is lost, never otherwise
 */
export function lost(client, over) {
  const before = client.stream_instance;
  const start = Date.now();
  let closedAt = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const stream = client.stream_instance;
      const now = Date.now();
      const ours = stream && (stream !== before || client.stream_status.open);
      if (ours && stream.readyState === CLOSED) closedAt ||= now;
      else closedAt = 0;
      const silent = now - Math.max(start, ours ? client.heardAt : 0) > SILENCE_MS;
      if (!silent && !(closedAt && now - closedAt > GRACE_MS)) return;
      clearInterval(timer);
      resolve();
    }, 500);
    over.addEventListener('abort', () => clearInterval(timer), { once: true });
  });
}
