// Counts what a thread asks of its canvases, in `calls` by name; `calls.frames` are the pictures drawn on the stage. A worker that
// draws them tells the page of each one.
(() => {
  const calls = (globalThis.calls = { frames: 0 });
  const isWorker = typeof document === 'undefined';
  for (const { prototype } of isWorker ? [OffscreenCanvasRenderingContext2D] : [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    for (const name of ['clearRect', 'drawImage', 'fillText', 'strokeText', 'getImageData', 'putImageData']) {
      const original = prototype[name];
      calls[name] = 0;
      prototype[name] = function (...values) {
        calls[name]++;
        if (name === 'clearRect' && this.canvas.id === 'photo') calls.frames++;
        return original.apply(this, values);
      };
    }
  }
  if (!isWorker) return;
  const tell = globalThis.postMessage;
  globalThis.postMessage = (...values) => {
    calls.frames++;
    return tell.apply(globalThis, values);
  };
})();
