// @ts-check
import { SUBJECT } from '../model/editor.js';
import { make } from './dom.js';
import { dragRows } from './layer-drag.js';
import { THUMB, nameOf, photoRow, subjectRow, textRow } from './layer-rows.js';
import { createPopup } from './popup.js';
import { say } from './words.js';

/**
 * @typedef {import('../model/types.js').Scene} Scene
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../model/types.js').Depth} Depth
 *
 * @typedef {object} LayerEvents
 * @property {(id: string) => void} onSelect
 * @property {(id: string, values: Partial<TextLayer>) => void} onChange
 * @property {(id: string, step: 1 | -1) => void} onStep up or down by one
 * @property {(id: string, to: {depth: Depth, at: number}) => void} onMove
 * @property {(id: string) => void} onDuplicate
 * @property {(id: string) => void} onDelete
 * @property {(id: string) => void} onEdit its words are to be changed
 * @property {() => void} onCancel of the search for the subject
 * @property {() => void} onRetry
 * @property {(what: string, size: import('../model/types.js').Size) => string} thumbOf address of a small picture of a layer, the subject or the photo; empty if there is none
 */

/**
 * What is in front, the subject, what is behind: top to bottom, as the eye meets them.
 * @param {HTMLElement} root
 * @param {LayerEvents} on
 */
export function createLayers(root, on) {
  const list = make('div', { role: 'listbox', class: 'contents', 'aria-label': say('layers.title'), 'aria-orientation': 'vertical' });
  const front = make('div', { class: 'divider', 'aria-hidden': 'true' }, [say('layers.front')]);
  const behind = make('div', { class: 'divider', 'aria-hidden': 'true' }, [say('layers.behind')]);
  const subject = subjectRow(on);
  const photo = photoRow();
  const popup = createPopup();
  /** @type {Map<string, ReturnType<typeof textRow>>} */
  const rows = new Map();
  /** @type {Scene} */
  let scene = { layers: [], subject: /** @type {any} */ (null) };
  let order = '';
  root.append(list, front, behind, subject.actions, photo.element, popup.root);
  dragRows(root, options, on.onMove);

  function options() {
    return /** @type {HTMLElement[]} */ ([...list.children]);
  }

  list.addEventListener('click', (event) => {
    const option = optionAt(event);
    if (!option) return;
    on.onSelect(option.dataset.id ?? '');
    option.focus();
  });
  list.addEventListener('dblclick', (event) => {
    const row = rows.get(optionAt(event)?.dataset.id ?? '');
    if (row) rename(row);
  });
  list.addEventListener('keydown', (event) => {
    const option = optionAt(event);
    const all = options();
    if (!option) return;
    const id = option.dataset.id ?? '';
    if (reorder(event, id)) return used(event);
    const to = { ArrowUp: all.indexOf(option) - 1, ArrowDown: all.indexOf(option) + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined && !event.ctrlKey && !event.metaKey) {
      const next = all[Math.min(all.length - 1, Math.max(0, to))];
      on.onSelect(next.dataset.id ?? '');
      next.focus();
      return used(event);
    }
    const row = rows.get(id);
    if (!row) return;
    if (event.key === 'F2') rename(row);
    else if (event.key === 'Enter') on.onEdit(id);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(id);
    else if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) openMenu(row);
    else return;
    used(event);
  });

  /** @param {KeyboardEvent} event @param {string} id */
  function reorder({ key, altKey, ctrlKey, metaKey }, id) {
    const isUp = (altKey && key === 'ArrowUp') || ((ctrlKey || metaKey) && key === ']');
    const isDown = (altKey && key === 'ArrowDown') || ((ctrlKey || metaKey) && key === '[');
    if ((!isUp && !isDown) || !rows.has(id)) return false;
    on.onStep(id, isUp ? 1 : -1);
    return true;
  }

  /** The row below, or above, takes the keyboard's place. @param {string} id */
  function remove(id) {
    const ids = options().map(({ dataset }) => dataset.id ?? '');
    const at = ids.indexOf(id);
    const hadFocus = root.contains(document.activeElement);
    on.onDelete(id);
    if (!hadFocus) return;
    const next = [...ids.slice(at + 1), ...ids.slice(0, at).reverse()].find((other) => rows.has(other));
    if (next) on.onSelect(next);
    options().find(({ dataset }) => dataset.id === (next ?? SUBJECT))?.focus();
  }

  /** @param {ReturnType<typeof textRow>} row */
  function openMenu({ id, more }) {
    const layer = layerWith(id);
    if (!layer) return;
    const isFront = layer.depth === 'front';
    popup.open(more, nameOf(layer), [
      { icon: 'text', words: say('layers.edit'), keys: 'Enter', run: () => on.onEdit(id) },
      { icon: 'rename', words: say('layers.rename'), keys: 'F2', run: () => rename(/** @type {any} */ (rows.get(id))) },
      { icon: 'copy', words: say('layers.duplicate'), run: () => on.onDuplicate(id) },
      { icon: layer.locked ? 'unlock' : 'lock', words: say(layer.locked ? 'layers.unlock' : 'layers.lock'), run: () => on.onChange(id, { locked: !layer.locked }) },
      { icon: 'up', words: say('layers.up'), keys: 'Alt ↑', isDisabled: options()[0].dataset.id === id, run: () => on.onStep(id, 1) },
      { icon: 'down', words: say('layers.down'), keys: 'Alt ↓', isDisabled: scene.layers[0].id === id && !isFront, run: () => on.onStep(id, -1) },
      { icon: 'trash', words: say('layers.delete'), isDanger: true, run: () => remove(id) },
    ]);
  }

  /** Over its row, not in it. @param {ReturnType<typeof textRow>} row */
  function rename({ id, option }) {
    const layer = layerWith(id);
    if (!layer) return;
    const field = make('input', { class: 'rename', 'aria-label': say('layers.rename'), maxlength: '60', placeholder: nameOf({ ...layer, name: '' }) });
    field.value = layer.name;
    field.style.gridRow = option.style.gridRow;
    root.append(field);
    field.select();
    field.focus();
    let isOver = false;
    const end = (/** @type {boolean} */ isKept) => {
      if (isOver) return;
      isOver = true;
      const name = field.value.trim();
      const hadFocus = document.activeElement === field;
      field.remove();
      if (isKept && name !== layer.name) on.onChange(id, { name });
      if (hadFocus) option.focus();
    };
    field.addEventListener('blur', () => end(true));
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Enter' || event.key === 'Escape') end(event.key === 'Enter');
    });
  }

  /** @param {HTMLImageElement} thumb @param {string} what */
  function paint(thumb, what) {
    const address = on.thumbOf(what, THUMB);
    if (address) thumb.src = address;
  }

  /** @param {string} id */
  function layerWith(id) {
    return scene.layers.find((layer) => layer.id === id);
  }

  /** @param {string} id */
  function rowFor(id) {
    const row = rows.get(id) ?? textRow(id, {
      onHide: () => on.onChange(id, { hidden: !layerWith(id)?.hidden }),
      onMenu: () => openMenu(/** @type {any} */ (rows.get(id))),
    });
    if (!rows.has(id)) paint(row.thumb, id);
    rows.set(id, row);
    return row;
  }

  /** Puts everything in its line of the grid; what has the focus keeps it. */
  function arrange() {
    const topDown = (/** @type {Depth} */ depth) => scene.layers.filter((layer) => layer.depth === depth).reverse().map(({ id }) => rowFor(id));
    const [over, under] = [topDown('front'), topDown('behind')];
    const wanted = [...over, ...under].map(({ id }) => id).join() + over.length;
    if (wanted === order) return;
    order = wanted;
    for (const [id, row] of rows) {
      if (layerWith(id)) continue;
      row.option.remove();
      row.tools.remove();
      rows.delete(id);
    }
    const held = /** @type {HTMLElement | null} */ (document.activeElement);
    list.replaceChildren(...over.map(({ option }) => option), subject.option, ...under.map(({ option }) => option));
    front.hidden = over.length === 0;
    behind.hidden = under.length === 0;
    const lines = [[front], ...over.map((row) => [row.option, row.tools]), [subject.option], [subject.actions], [behind], ...under.map((row) => [row.option, row.tools]), [photo.element]];
    lines.forEach((cells, i) => cells.forEach((cell) => (cell.style.gridRow = String(i + 1))));
    for (const { tools } of [...over, ...under]) root.append(tools); // The tab key meets them in this order.
    if (held && root.contains(held)) held.focus();
    options().forEach((option, i, { length }) => {
      option.setAttribute('aria-posinset', String(i + 1));
      option.setAttribute('aria-setsize', String(length));
    });
  }

  return {
    /** @param {Scene} next @param {import('../model/types.js').PhotoFacts} facts @param {string | null} selected */
    showScene(next, facts, selected) {
      const before = scene;
      scene = next;
      if (before !== next) {
        arrange();
        for (const layer of scene.layers) rows.get(layer.id)?.show(layer);
        photo.show(facts);
      }
      const tabbed = options().some(({ dataset }) => dataset.id === selected) ? selected : options()[0]?.dataset.id;
      for (const option of options()) {
        option.setAttribute('aria-selected', String(option.dataset.id === selected));
        option.tabIndex = option.dataset.id === tabbed ? 0 : -1;
      }
      for (const { id, tools } of rows.values()) tools.classList.toggle('is-chosen', id === selected);
    },
    showCut: subject.show,
    /** Paints the small pictures anew: all, or those of some layers. @param {string[]} [ids] */
    paint(ids) {
      for (const { id, thumb } of rows.values()) if (!ids || ids.includes(id)) paint(thumb, id);
      if (ids) return;
      paint(subject.thumb, SUBJECT);
      paint(photo.thumb, 'photo');
    },
    /** Where a layer stands in the list, from 1. @param {string} id */
    placeOf: (id) => ({ n: options().findIndex(({ dataset }) => dataset.id === id) + 1, m: options().length }),
  };
}

/** @param {Event} event @returns {HTMLElement | null} */
function optionAt({ target }) {
  return target instanceof Element ? target.closest('[role=option]') : null;
}

/** Nobody else gets this key. @param {Event} event */
function used(event) {
  event.preventDefault();
  event.stopPropagation();
}
