// @ts-check
import { icon, make } from './dom.js';
import { say, sayFailure } from './words.js';

/**
 * What went wrong, until it is closed or the next thing goes right.
 * @param {HTMLElement} root
 */
export function createNotices(root) {
  return {
    /** @param {import('../model/cut.js').Failure} failure */
    show(failure) {
      const close = make('button', { type: 'button', class: 'button quiet square', 'aria-label': say('notice.close') }, [icon('close')]);
      const notice = make('div', { class: 'notice', 'data-code': failure.code }, [icon('alert'), make('p', {}, [sayFailure(failure)]), close]);
      close.addEventListener('click', () => notice.remove());
      root.replaceChildren(notice);
    },
    clear() {
      root.replaceChildren();
    },
  };
}

/** Says things to those who do not see them. @param {HTMLElement} live a live region */
export function createAnnouncer(live) {
  return (/** @type {string} */ sentence) => {
    live.textContent = sentence;
  };
}
