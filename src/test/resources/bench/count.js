// Counts what the page asks of its canvases, in `calls` by name; `calls.frames` are the pictures drawn on the stage.
(() => {
  const calls = (globalThis.calls = { frames: 0 });
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
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
})();
