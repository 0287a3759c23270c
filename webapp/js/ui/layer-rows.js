// @ts-check
import { canRetry, isBusy } from '../model/cut.js';
import { SUBJECT } from '../model/editor.js';
import { sayCut } from './cut-words.js';
import { icon, make } from './dom.js';
import { say, sayFailure } from './words.js';

/** @typedef {import('../model/types.js').TextLayer} TextLayer */

/** Of a small picture, in its own pixels. */
export const THUMB = { width: 88, height: 66 };

function thumbnail() {
  return make('img', { class: 'layer-thumb', alt: '', draggable: 'false' });
}

/** What the list calls a text. @param {TextLayer} layer @returns {string} */
export function nameOf({ name, text }) {
  const words = text.trim().replace(/\s+/g, ' ');
  return name || (words ? say('layers.quoted', { text: words }) : say('layers.empty'));
}

/**
 * A text: what can be chosen, and beside it (not in it, for a screen reader takes an option as one thing) its buttons.
 * @param {string} id
 * @param {{onHide: () => void, onMenu: (button: HTMLElement) => void}} on
 */
export function textRow(id, { onHide, onMenu }) {
  const name = make('span', { class: 'layer-name', dir: 'auto' });
  const note = make('span', { class: 'layer-note' });
  const thumb = thumbnail();
  const handle = make('span', { class: 'layer-handle', 'aria-hidden': 'true' }, [icon('handle')]);
  const lock = make('span', { class: 'layer-lock' }, [icon('lock')]);
  const option = make('div', { class: 'layer', role: 'option', id: `layer-${id}`, 'data-id': id }, [handle, thumb, make('span', {}, [name, note]), lock]);
  const eye = make('button', { type: 'button', class: 'button quiet square small eye' });
  const more = make('button', { type: 'button', class: 'button quiet square small', 'aria-haspopup': 'menu', 'aria-expanded': 'false' }, [icon('more')]);
  const tools = make('div', { class: 'layer-tools' }, [eye, more]);
  const near = (/** @type {boolean} */ isNear) => [option, tools].forEach((part) => part.classList.toggle('is-near', isNear));
  for (const part of [option, tools]) {
    for (const event of ['pointerenter', 'focusin']) part.addEventListener(event, () => near(true));
    part.addEventListener('pointerleave', () => near(part.contains(document.activeElement)));
    part.addEventListener('focusout', () => near(false));
  }
  let shown = '';
  eye.addEventListener('click', onHide);
  more.addEventListener('click', () => onMenu(more));
  return {
    id,
    option,
    tools,
    thumb,
    more,
    /** @param {TextLayer} layer */
    show(layer) {
      const words = nameOf(layer);
      // Most of what changes on a text is not to be seen here, and what is written anew is laid out anew.
      const sign = JSON.stringify([words, layer.family, layer.locked, layer.hidden, layer.depth]);
      if (sign === shown) return;
      shown = sign;
      name.textContent = words;
      name.title = words;
      note.textContent = layer.family;
      lock.hidden = !layer.locked;
      option.classList.toggle('is-hidden', layer.hidden);
      const state = [layer.hidden && say('layers.isHidden'), layer.locked && say('layers.isLocked')].filter(Boolean);
      option.setAttribute('aria-label', [words, say(`layers.${layer.depth}`), ...state].join(', '));
      eye.replaceChildren(icon(layer.hidden ? 'eye-off' : 'eye'));
      eye.classList.toggle('is-on', layer.hidden);
      label(eye, say(layer.hidden ? 'layers.show' : 'layers.hide', { name: words }));
      label(more, say('layers.more', { name: words }));
    },
  };
}

export function photoRow() {
  const note = make('span', { class: 'layer-note' });
  const thumb = thumbnail();
  const name = make('span', { class: 'layer-name' }, [say('layers.photo')]);
  const element = make('div', { class: 'layer is-fixed' }, [make('span', { class: 'layer-handle' }), thumb, make('span', {}, [name, note])]);
  return {
    element,
    thumb,
    /** @param {import('../model/types.js').PhotoFacts} facts */
    show(facts) {
      element.dataset.size = `${facts.width}x${facts.height}`; // The words have the digits of their language.
      note.textContent = say('layers.size', { width: facts.width, height: facts.height });
    },
  };
}

/** Where the subject is, or how far it has got. @param {{onCancel: () => void, onRetry: () => void}} on */
export function subjectRow({ onCancel, onRetry }) {
  const thumb = thumbnail();
  const note = make('span', { class: 'layer-note', id: 'cut-note' });
  const meter = make('progress', { class: 'meter', max: '1', 'aria-labelledby': 'cut-note' });
  const reason = make('p', { class: 'reason', id: 'cut-reason' });
  const cancel = make('button', { type: 'button', class: 'button', id: 'cancel' }, [icon('close'), say('cut.cancel')]);
  const retry = make('button', { type: 'button', class: 'button', id: 'retry' }, [icon('retry'), say('cut.retry')]);
  cancel.addEventListener('click', onCancel);
  retry.addEventListener('click', onRetry);
  const name = make('span', { class: 'layer-name' }, [say('layers.subject')]);
  const actions = make('div', { class: 'subject-actions' }, [cancel, retry]);
  const option = make('div', { class: 'layer subject', role: 'option', id: 'subject', 'data-id': SUBJECT, 'aria-describedby': 'cut-reason' }, [
    ...[make('span', { class: 'layer-handle' }), thumb, make('span', {}, [name, note, meter]), reason],
  ]);
  return {
    option,
    actions,
    thumb,
    /** @param {import('../model/cut.js').Cut} cut @param {boolean} isEmpty whether the mask shows no subject at all */
    show(cut, isEmpty) {
      for (const stage of [...option.classList].filter((name) => name.startsWith('is-'))) option.classList.remove(stage);
      option.classList.add(`is-${cut.stage}`);
      option.dataset.stage = cut.stage;
      note.textContent = sayCut(cut, isEmpty);
      option.setAttribute('aria-label', [say('layers.subject'), note.textContent].filter(Boolean).join(', '));
      meter.hidden = !isBusy(cut);
      if (cut.fraction === undefined) meter.removeAttribute('value');
      else meter.value = cut.fraction;
      reason.hidden = !cut.failure;
      reason.textContent = cut.failure ? sayFailure(cut.failure) : '';
      const held = document.activeElement;
      cancel.hidden = !isBusy(cut);
      retry.hidden = !canRetry(cut);
      actions.hidden = cancel.hidden && retry.hidden;
      // A button that goes must not take the keyboard's place with it.
      if (held === cancel && cancel.hidden && !retry.hidden) retry.focus();
      if (held === retry && retry.hidden && !cancel.hidden) cancel.focus();
    },
  };
}

/** @param {HTMLElement} button @param {string} words */
function label(button, words) {
  button.setAttribute('aria-label', words);
  button.title = words;
}
