// @ts-check
import { icon, make } from './dom.js';
import { say } from './words.js';

/**
 * How large the picture is shown, and buttons for it, in the stage's corner.
 * @param {HTMLElement} root
 * @param {{onStep: (direction: 1 | -1) => void, onFit: () => void, onFull: () => void}} on
 */
export function createZoomBar(root, { onStep, onFit, onFull }) {
  const out = button('minus', say('view.out'), () => onStep(-1));
  const read = make('button', { type: 'button', class: 'button quiet zoom-read', id: 'zoom', dir: 'ltr' });
  const more = button('plus', say('view.in'), () => onStep(1));
  const fit = button('fit', say('view.fit'), onFit);
  read.addEventListener('click', onFull);
  const bar = make('div', { class: 'bar zoom-bar when-open', role: 'toolbar', 'aria-label': say('view.title') }, [out, read, more, fit]);
  keepFocus(bar);
  root.append(bar);
  let shown = '';
  return {
    /** @param {number} zoom device pixels per photo pixel @param {boolean} isFit */
    show(zoom, isFit) {
      const percent = Math.round(zoom * 100);
      const sign = `${percent} ${isFit}`;
      if (sign === shown) return;
      shown = sign;
      read.textContent = `${percent} %`;
      read.setAttribute('aria-label', say('view.full', { percent }));
      read.title = say('view.full.hint');
      fit.setAttribute('aria-pressed', String(isFit));
    },
  };
}

/** Those who point go on with the keyboard where they were: on the picture. @param {HTMLElement} bar */
export function keepFocus(bar) {
  bar.addEventListener('mousedown', (event) => event.preventDefault());
}

/** @param {string} picture @param {string} name @param {() => void} onClick */
function button(picture, name, onClick) {
  const element = make('button', { type: 'button', class: 'button quiet square', 'aria-label': name, title: name }, [icon(picture)]);
  element.addEventListener('click', onClick);
  return element;
}
