// @ts-check
/**
 * Pointers as what people do with them. Places are those of `pointOf`; nothing is known here of what is drawn there.
 *
 * @typedef {import('../model/types.js').Point} Point
 *
 * @typedef {object} Keys
 * @property {boolean} shift
 * @property {boolean} alt
 * @property {boolean} command Ctrl, or Cmd on a Mac
 *
 * @typedef {object} Touch
 * @property {Point} at
 * @property {Keys} keys
 * @property {boolean} isFine a mouse or a pen rather than a finger
 *
 * @typedef {object} TwoFingers
 * @property {Point} centre
 * @property {number} distance
 * @property {number} angle degrees
 *
 * @typedef {object} GestureEvents
 * @property {(touch: Touch) => void} onPress
 * @property {(touch: Touch) => void} onDrag after the pointer has clearly moved, or the keys held have changed
 * @property {(touch: Touch, wasDrag: boolean) => void} onRelease
 * @property {(touch: Touch) => void} onDouble the second of two clicks or taps
 * @property {() => void} onCancel the system took the pointer away
 * @property {(touch: Touch) => void} onHover
 * @property {() => void} onLeave
 * @property {(by: Point) => void} onPan with Space or the middle button
 * @property {(isReady: boolean, isHeld: boolean) => void} onPanReady
 * @property {(two: TwoFingers, touches: Point[]) => void} onPinchStart
 * @property {(two: TwoFingers) => void} onPinch
 * @property {() => void} onPinchEnd
 */

/** How far a pointer goes before it is a drag, in CSS pixels. */
const THRESHOLD = { fine: 3, coarse: 7 };
const DOUBLE_MS = 400;

/**
 * @param {HTMLElement} root
 * @param {{isMine: (event: Event) => boolean, pointOf: (event: PointerEvent) => Point}} where
 * @param {GestureEvents} on
 */
export function listenToGestures(root, { isMine, pointOf }, on) {
  /** @type {Map<number, Point>} */
  const pointers = new Map();
  /** @type {'none' | 'press' | 'drag' | 'pan' | 'pinch' | 'over'} what goes on; over: until the last finger is up */
  let doing = 'none';
  let isSpace = false;
  /** @type {{touch: Touch, client: Point}} */
  let first = { touch: { at: { x: 0, y: 0 }, keys: noKeys(), isFine: true }, client: { x: 0, y: 0 } };
  /** @type {Touch} */
  let last = first.touch;
  let tap = { time: -Infinity, client: { x: 0, y: 0 } };

  /** @param {PointerEvent} event @returns {Touch} */
  const touchOf = (event) => ({ at: pointOf(event), keys: keysOf(event), isFine: event.pointerType !== 'touch' });

  root.addEventListener('pointerdown', (event) => {
    const isMiddle = event.button === 1;
    if (!isMine(event) || (event.button !== 0 && !isMiddle)) return;
    if (isMiddle) event.preventDefault(); // or Windows scrolls by itself
    if (doing === 'pan' || doing === 'over' || pointers.size === 2) return;
    root.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, pointOf(event));
    if (pointers.size === 2) return startPinch();
    first = { touch: touchOf(event), client: { x: event.clientX, y: event.clientY } };
    last = first.touch;
    doing = isMiddle || isSpace ? 'pan' : 'press';
    if (doing === 'pan') on.onPanReady(true, true);
    else on.onPress(first.touch);
  });

  root.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (pointers.size > 0 || event.pointerType === 'touch') return;
      if (isMine(event)) on.onHover(touchOf(event));
      else on.onLeave();
      return;
    }
    const at = pointOf(event);
    pointers.set(event.pointerId, at);
    last = touchOf(event);
    if (doing === 'pinch') on.onPinch(twoFingers());
    else if (doing === 'pan') on.onPan({ x: at.x - before.x, y: at.y - before.y });
    else if (doing === 'drag') on.onDrag(last);
    else if (doing === 'press' && isBeyond(event)) {
      doing = 'drag';
      on.onDrag(last);
    }
  });

  for (const type of /** @type {const} */ (['pointerup', 'pointercancel', 'lostpointercapture'])) {
    root.addEventListener(type, (event) => {
      if (!pointers.delete(event.pointerId)) return;
      const was = doing;
      doing = pointers.size > 0 ? 'over' : 'none';
      if (was === 'pinch') on.onPinchEnd();
      else if (was === 'pan') on.onPanReady(isSpace, false);
      else if ((was === 'press' || was === 'drag') && type === 'pointercancel') on.onCancel();
      else if (was === 'press' || was === 'drag') release(event, was === 'drag');
    });
  }
  root.addEventListener('pointerleave', on.onLeave);
  ignoreMiddlePaste(root);

  /** @param {PointerEvent} event @param {boolean} wasDrag */
  function release(event, wasDrag) {
    on.onRelease(last, wasDrag);
    if (wasDrag) return;
    const client = { x: event.clientX, y: event.clientY };
    const reach = 4 * (last.isFine ? THRESHOLD.fine : THRESHOLD.coarse);
    const isDouble = event.timeStamp - tap.time < DOUBLE_MS && Math.hypot(client.x - tap.client.x, client.y - tap.client.y) < reach;
    tap = { time: isDouble ? -Infinity : event.timeStamp, client };
    if (isDouble) on.onDouble(last);
  }

  function startPinch() {
    if (doing === 'press' || doing === 'drag') on.onCancel();
    doing = 'pinch';
    on.onPinchStart(twoFingers(), [...pointers.values()]);
  }

  function twoFingers() {
    const [a, b] = [...pointers.values()];
    return {
      centre: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
      distance: Math.hypot(b.x - a.x, b.y - a.y),
      angle: (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI,
    };
  }

  /** @param {PointerEvent} event */
  function isBeyond({ clientX, clientY }) {
    const way = Math.hypot(clientX - first.client.x, clientY - first.client.y);
    return way >= (last.isFine ? THRESHOLD.fine : THRESHOLD.coarse);
  }

  for (const type of /** @type {const} */ (['keydown', 'keyup'])) {
    addEventListener(type, (event) => {
      if (doing !== 'drag' || !['Shift', 'Alt', 'Control', 'Meta'].includes(event.key)) return;
      event.preventDefault(); // Alt would open the browser's menu.
      last = { ...last, keys: keysOf(event) };
      on.onDrag(last);
    });
  }

  return {
    /** Space is down: what is dragged now is the photo. @param {boolean} isDown */
    holdSpace(isDown) {
      if (isSpace === isDown) return;
      isSpace = isDown;
      if (doing !== 'pan') on.onPanReady(isDown, false);
    },
    /** What goes on has been taken back; nothing follows until the pointer is up. */
    stop() {
      if (doing !== 'none') doing = 'over';
    },
    isBusy: () => doing === 'drag' || doing === 'pinch',
    /** With one pointer. */
    isDragging: () => doing === 'drag',
  };
}

/** On Linux, the middle button pastes what is selected somewhere; here it moves the photo. @param {HTMLElement} root */
function ignoreMiddlePaste(root) {
  let isByMiddle = false;
  addEventListener('keydown', () => (isByMiddle = false), true);
  addEventListener('pointerdown', (event) => (isByMiddle = event.button === 1 && event.composedPath().includes(root)), true);
  addEventListener(
    'paste',
    (event) => {
      if (!isByMiddle) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}

/** @param {PointerEvent | KeyboardEvent} event @returns {Keys} */
function keysOf({ shiftKey, altKey, ctrlKey, metaKey }) {
  return { shift: shiftKey, alt: altKey, command: ctrlKey || metaKey };
}

/** @returns {Keys} */
function noKeys() {
  return { shift: false, alt: false, command: false };
}
