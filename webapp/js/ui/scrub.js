// @ts-check
/** Less than this is a click. */
const DRAG_FROM = 3;

/**
 * Dragging sideways on a label or a number changes the number.
 * @param {HTMLElement} handle
 * @param {object} on
 * @param {() => number} on.start what the number is now
 * @param {(start: number, pixels: number, event: PointerEvent) => void} on.drag pixels since the start
 * @param {() => void} on.end
 * @param {() => void} on.click nothing was dragged
 * @param {() => void} on.doubleClick
 */
export function scrub(handle, on) {
  /** @type {{x: number, value: number, isMoved: boolean} | null} */
  let drag = null;
  handle.addEventListener('pointerdown', (event) => {
    // A finger in a field wants to type, and a field that is typed in wants its caret.
    const isField = handle instanceof HTMLInputElement;
    if (event.button !== 0 || (isField && (event.pointerType === 'touch' || handle === document.activeElement))) return;
    drag = { x: event.clientX, value: on.start(), isMoved: false };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('mousedown', (event) => drag && event.preventDefault()); // Else it would take the focus or select text.
  handle.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const pixels = event.clientX - drag.x;
    if (Math.abs(pixels) >= DRAG_FROM) drag.isMoved = true;
    if (drag.isMoved) on.drag(drag.value, document.dir === 'rtl' ? -pixels : pixels, event);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    handle.addEventListener(end, () => {
      if (!drag) return;
      const { isMoved } = drag;
      drag = null;
      if (isMoved) on.end();
      else if (end === 'pointerup') on.click();
    });
  }
  handle.addEventListener('dblclick', on.doubleClick);
}
