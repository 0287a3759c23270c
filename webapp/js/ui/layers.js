// @ts-check
import { canRetry, isBusy } from '../model/cut.js';
import { icon, make } from './dom.js';
import { say, sayFailure, sayTime } from './words.js';

/**
 * @typedef {import('../model/cut.js').Cut} Cut
 * @typedef {import('../model/types.js').Scene} Scene
 * @typedef {import('../model/types.js').PhotoFacts} PhotoFacts
 */

/**
 * What is in front, the subject, what is behind: top to bottom, as the eye meets them.
 * @param {HTMLElement} root
 * @param {{onCancel: () => void, onRetry: () => void, onEdit: () => void, paintThumb: (canvas: HTMLCanvasElement, what: string) => void}} on
 */
export function createLayers(root, { onCancel, onRetry, onEdit, paintThumb }) {
  const text = textRow(onEdit);
  const subject = subjectRow(onCancel, onRetry);
  const photo = photoRow();
  const front = divider('layers.front');
  const behind = divider('layers.behind');
  let order = '';

  /** @param {Scene} scene */
  function arrange(scene) {
    const depth = scene.layers[0]?.depth ?? 'behind';
    if (depth === order) return;
    order = depth;
    const rows = depth === 'front' ? [front, text.item, subject.item, photo.item] : [subject.item, behind, text.item, photo.item];
    root.replaceChildren(...rows);
  }

  return {
    /** @param {Scene} scene @param {PhotoFacts} facts */
    showScene(scene, facts) {
      arrange(scene);
      text.item.hidden = scene.layers.length === 0;
      if (scene.layers[0]) text.show(scene.layers[0]);
      photo.show(facts);
    },
    /** @param {Cut} cut @param {boolean} isEmpty whether the mask shows no subject at all */
    showCut(cut, isEmpty) {
      subject.show(cut, isEmpty);
    },
    /** Paints the small pictures anew. */
    paint() {
      paintThumb(text.thumb, text.layer());
      for (const { thumb, what } of [subject, photo]) paintThumb(thumb, what);
    },
  };
}

/** @param {string} key */
function divider(key) {
  return make('li', { class: 'divider' }, [say(key)]);
}

function thumbnail() {
  return make('canvas', { class: 'layer-thumb', width: '88', height: '66', 'aria-hidden': 'true' });
}

/** @param {() => void} onEdit */
function textRow(onEdit) {
  let id = '';
  const name = make('span', { class: 'layer-name' });
  const note = make('span', { class: 'layer-note' });
  const thumb = thumbnail();
  const button = make('button', { type: 'button', class: 'layer' }, [thumb, make('span', {}, [name, note])]);
  button.addEventListener('click', onEdit);
  return {
    item: make('li', {}, [button]),
    thumb,
    layer: () => id,
    /** @param {import('../model/types.js').TextLayer} layer */
    show(layer) {
      id = layer.id;
      const words = layer.text.trim().replace(/\s+/g, ' ');
      name.textContent = words ? `“${words}”` : say('layers.empty');
      note.textContent = layer.family;
      button.setAttribute('aria-label', say('layers.edit', { text: name.textContent }));
    },
  };
}

function photoRow() {
  const note = make('span', { class: 'layer-note' });
  const thumb = thumbnail();
  const name = make('span', { class: 'layer-name' }, [say('layers.photo')]);
  return {
    item: make('li', {}, [make('div', { class: 'layer' }, [thumb, make('span', {}, [name, note])])]),
    thumb,
    what: 'photo',
    /** @param {PhotoFacts} facts */
    show(facts) {
      note.textContent = `${facts.width} × ${facts.height}`;
    },
  };
}

/** Where the subject is, or how far it has got. @param {() => void} onCancel @param {() => void} onRetry */
function subjectRow(onCancel, onRetry) {
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
  const row = make('div', { class: 'layer subject', id: 'subject' }, [thumb, make('span', {}, [name, note, meter]), reason, actions]);
  return {
    item: make('li', {}, [row]),
    thumb,
    what: 'subject',
    /** @param {Cut} cut @param {boolean} isEmpty */
    show(cut, isEmpty) {
      row.className = `layer subject is-${cut.stage}`;
      row.dataset.stage = cut.stage;
      note.textContent = sayCut(cut, isEmpty);
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

/** @param {Cut} cut @param {boolean} isEmpty @returns {string} */
function sayCut({ stage, fraction, place, size, eta, step }, isEmpty) {
  const percent = fraction === undefined ? undefined : Math.round(fraction * 100);
  switch (stage) {
    case 'idle':
      return '';
    case 'uploading':
      return percent === undefined ? say('cut.connecting') : say('cut.uploading', { percent });
    case 'waiting':
      if (place === undefined) return say('cut.waiting');
      if (!eta) return say('cut.waiting.place', { place, size: size ?? place });
      return say('cut.waiting.eta', { place, size: size ?? place, eta: sayTime(eta) });
    case 'working':
      if (step) return percent === undefined ? step : `${step} · ${percent} %`;
      return percent === undefined ? say('cut.working') : say('cut.working.percent', { percent });
    case 'done':
      return say(isEmpty ? 'cut.nothing' : 'cut.done');
    default:
      return say(`cut.${stage}`);
  }
}
