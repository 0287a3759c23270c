// @ts-check
import { find, make } from './dom.js';
import { say } from './words.js';

/** What can be had while a text, the subject, or nothing is chosen. @type {Record<string, string[]>} */
const TABS = {
  text: ['styles', 'text', 'font', 'fill', 'effects', 'place', 'layers'],
  subject: ['subject', 'layers'],
  nothing: ['text', 'layers'],
};
const ALL = [...new Set(Object.values(TABS).flat())];
/** So far a finger has to pull the sheet. */
const PULL = 24;

/**
 * On a phone the panel is a sheet below the photo, of which one part is seen at a time, at one of two heights. The style sheet
 * reads what is seen from the body.
 * @param {HTMLElement} root
 */
export function createTabs(root) {
  const { body } = document;
  const buttons = ALL.map((name) => {
    const tab = make('button', { type: 'button', class: 'tab', role: 'tab', id: `tab-${name}` }, [say(`tab.${name}`)]);
    tab.addEventListener('click', () => choose(name));
    return tab;
  });
  const list = make('div', { class: 'tabs', role: 'tablist', 'aria-label': say('panel.title') }, buttons);
  const grip = make('button', { type: 'button', class: 'grip', 'aria-label': say('sheet.toggle') }, [make('span')]);
  root.setAttribute('aria-label', say('sheet.title'));
  root.append(grip, list);
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const names = offered();
    const next = names[(names.indexOf(body.dataset.tab ?? '') + step * (document.dir === 'rtl' ? -1 : 1) + names.length) % names.length];
    choose(next);
    find(list, `#tab-${next}`, HTMLElement).focus();
  });
  pull();

  function offered() {
    return TABS[body.dataset.chosen ?? 'text'];
  }

  /** @param {string} name */
  function choose(name) {
    body.dataset.tab = name;
    for (const tab of buttons) {
      const isChosen = tab.id === `tab-${name}`;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  /** @param {boolean} isTall */
  function raise(isTall) {
    body.classList.toggle('is-tall', isTall);
    grip.setAttribute('aria-expanded', String(isTall));
  }

  function pull() {
    let from = NaN;
    let isPulled = false;
    grip.addEventListener('pointerdown', (event) => {
      from = event.clientY;
      isPulled = false;
      grip.setPointerCapture(event.pointerId);
    });
    grip.addEventListener('pointermove', (event) => {
      const way = event.clientY - from;
      if (!(Math.abs(way) > PULL)) return;
      raise(way < 0);
      from = event.clientY;
      isPulled = true;
    });
    grip.addEventListener('lostpointercapture', () => (from = NaN));
    grip.addEventListener('click', () => isPulled || raise(!body.classList.contains('is-tall')));
  }

  raise(false);
  choose('styles');
  return {
    choose,
    /** @param {'text' | 'subject' | 'nothing'} chosen what the sheet is about */
    show(chosen) {
      if (body.dataset.chosen === chosen) return;
      body.dataset.chosen = chosen;
      const names = offered();
      for (const tab of buttons) tab.hidden = !names.some((name) => tab.id === `tab-${name}`);
      if (!names.includes(body.dataset.tab ?? '')) choose(names[0]);
    },
  };
}
