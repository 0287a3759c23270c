// @ts-check
import { SUBJECT } from '../model/editor.js';
import { make } from './dom.js';

const DRAG_FROM = 4;

/**
 * Where in the stack a layer lands that is dropped before the row `gap`.
 * @param {string[]} others ids from top to bottom, the subject's among them, without the dragged one
 * @param {number} gap 0 is above all
 * @returns {{depth: import('../model/types.js').Depth, at: number}} as moveLayer wants it
 */
export function landing(others, gap) {
  const line = others.indexOf(SUBJECT);
  return gap <= line ? { depth: 'front', at: line - gap } : { depth: 'behind', at: others.length - gap };
}

/**
 * Dragging rows up and down, across the subject's line too. A mouse takes hold anywhere, a finger at the handle, because
 * elsewhere it scrolls.
 * @param {HTMLElement} grid
 * @param {() => HTMLElement[]} options from top to bottom, the subject's among them
 * @param {(id: string, to: ReturnType<typeof landing>) => void} onDrop
 */
export function dragRows(grid, options, onDrop) {
  const marker = make('div', { class: 'drop-line', 'aria-hidden': 'true', hidden: '' });
  grid.append(marker);
  /** @type {{option: HTMLElement, y: number, isMoved: boolean, gap: number} | null} */
  let drag = null;
  let wasDragged = false;

  grid.addEventListener('pointerdown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const option = /** @type {HTMLElement | null} */ (target.closest('[role=option]'));
    wasDragged = false;
    if (!option || option.dataset.id === SUBJECT || event.button !== 0) return;
    if (event.pointerType === 'touch' && !target.closest('.layer-handle')) return;
    drag = { option, y: event.clientY, isMoved: false, gap: NaN };
    option.setPointerCapture(event.pointerId);
  });
  grid.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const way = event.clientY - drag.y;
    if (Math.abs(way) >= DRAG_FROM) drag.isMoved = true;
    if (!drag.isMoved) return;
    drag.option.classList.add('is-dragged');
    drag.option.style.translate = `0 ${way}px`;
    point(event.clientY);
  });
  grid.addEventListener('pointerup', () => {
    if (!drag) return;
    const { option, isMoved, gap } = drag;
    const others = options().filter((other) => other !== option);
    end();
    wasDragged = isMoved;
    if (isMoved) onDrop(option.dataset.id ?? '', landing(others.map(({ dataset }) => dataset.id ?? ''), gap));
  });
  grid.addEventListener('pointercancel', end);
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !drag) return;
    event.stopPropagation();
    end();
  }, true);
  // A drop ends with a click that nobody meant.
  grid.addEventListener('click', (event) => {
    if (wasDragged) event.stopPropagation();
    wasDragged = false;
  }, true);

  /** Shows where it would land. @param {number} y */
  function point(y) {
    if (!drag) return;
    const { option } = drag;
    const boxes = options().filter((other) => other !== option).map((other) => other.getBoundingClientRect());
    drag.gap = boxes.filter((box) => (box.top + box.bottom) / 2 < y).length;
    const edge = drag.gap > 0 ? boxes[drag.gap - 1].bottom : boxes[0].top;
    marker.hidden = false;
    marker.style.top = `${edge - grid.getBoundingClientRect().top}px`;
  }

  function end() {
    if (!drag) return;
    drag.option.classList.remove('is-dragged');
    drag.option.style.translate = '';
    marker.hidden = true;
    drag = null;
  }
}
