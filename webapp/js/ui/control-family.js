// @ts-check
import { familyOf } from '../model/families.js';
import { fallbackFor } from '../model/scripts.js';
import { icon, make } from './dom.js';
import { say } from './words.js';

/**
 * @typedef {import('../model/families.js').Family} Family
 * @typedef {{family: Family, input: HTMLInputElement, label: HTMLLabelElement, words: string[]}} Entry
 * words: what it is found by
 */

/** Goes up from the control when a family is first seen; its detail says what will be written in it. */
export const SEEN = 'familyseen';

/** What scripts beside Latin call themselves; the same in every language. @type {Partial<Record<import('../model/families.js').Subset | import('../model/families.js').Sliced, string>>} */
const OWN_NAMES = {
  ...{ cyrillic: 'Кириллица', greek: 'Ελληνικά', hebrew: 'עברית', arabic: 'عربي', devanagari: 'हिन्दी', thai: 'ไทย' },
  ...{ japanese: '日本語', korean: '한국어', chinese: '中文', arrows: '→', symbols: '★', emoji: '😀' },
};

/**
 * Font families, each written in itself and fetched when it is first seen. The arrow keys try them on the picture, all as one
 * step back.
 * @param {import('../model/table.js').ChoiceRow} row
 * @param {(value: string) => void} onInput
 * @param {() => void} onRelease the list was left
 */
export function familyControl(row, onInput, onRelease) {
  const title = say(`control.${row.key}`);
  const entries = row.options.map((option) => entry(row.key, familyOf(option)));
  const groups = [...new Set(entries.map(({ family }) => family.group))];
  const list = make('div', { class: 'family-list', role: 'radiogroup', 'aria-label': title }, groups.map((group) => section(group, entries)));
  const none = make('p', { class: 'family-none', role: 'status' });
  const { head, search } = filters(entries, groups, none, list);
  const box = make('div', { class: 'family-box', id: 'family-box', hidden: '' }, [head, list, none]);
  const name = make('span', { class: 'family-sample' });
  const button = make('button', { type: 'button', class: 'family-button', 'aria-expanded': 'false', 'aria-controls': box.id }, [name, icon('grip')]);
  const help = make('p', { class: 'family-note', role: 'status' });
  const element = make('div', { class: 'family' }, [button, box, help]);
  let shown = '';
  let noted = '';

  seeing(entries, list, (family) => see(element, family));
  button.addEventListener('click', () => open(box.hidden));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter' && event.target === search) pick(entries.find(({ label }) => !label.hidden));
    open(false);
    button.focus();
  });
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    const seen = entries.filter(({ label }) => !label.hidden);
    pick(seen.find(({ input }) => input.checked) ?? seen[0]);
  });
  // Trying is one step back; it ends when the list is left.
  list.addEventListener('change', (event) => {
    event.stopPropagation();
    if (event.target instanceof HTMLInputElement) onInput(event.target.value);
  });
  list.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && list.contains(event.relatedTarget))) onRelease();
  });

  /** @param {Entry | undefined} entry */
  function pick(entry) {
    if (!entry) return;
    entry.input.focus();
    if (!entry.input.checked) entry.input.click();
  }

  /** @param {boolean} isOpen */
  function open(isOpen) {
    box.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    const chosen = entries.find(({ input }) => input.checked);
    if (!isOpen || !chosen) return;
    list.scrollTop = chosen.label.offsetTop - (list.clientHeight - chosen.label.offsetHeight) / 2;
    chosen.input.focus({ preventScroll: true });
  }

  return {
    element,
    /** Says whose letters help out. @param {{family: string, text: string}} layer */
    note({ family, text }) {
      const of = `${family}\n${text}`;
      if (of === noted) return;
      noted = of;
      help.textContent = sayHelp(familyOf(family), text);
    },
    /** @param {string} value */
    show(value) {
      const family = familyOf(value);
      if (value === shown) return;
      shown = value;
      for (const { input } of entries) input.checked = input.value === family.name;
      write(name, family);
      button.setAttribute('aria-label', `${title}: ${family.name}`);
      see(element, family);
    },
  };
}

/** @param {string} key @param {Family} family @returns {Entry} */
function entry(key, family) {
  const input = make('input', { type: 'radio', name: key, value: family.name });
  const sample = make('span', { class: 'family-sample' });
  write(sample, family);
  const own = ownNames(family);
  const label = make('label', { class: 'family-row' }, [input, sample]);
  if (own) {
    const words = make('span', { class: 'family-script', 'aria-hidden': 'true' }, [own]);
    words.style.fontFamily = sample.style.fontFamily;
    label.append(words);
  }
  const words = [family.name, sayGroup(family.group), ...scriptsOf(family).map((script) => `${say(`control.family.script.${script}`)} ${OWN_NAMES[script] ?? ''}`)];
  return { family, input, label, words: words.join(' ').toLocaleLowerCase().split(/\s+/) };
}

/** @param {string} group @param {Entry[]} entries */
function section(group, entries) {
  const rows = entries.filter(({ family }) => family.group === group).map(({ label }) => label);
  const title = sayGroup(group);
  return make('div', { class: 'family-group', role: 'group', 'aria-label': title }, [make('span', { class: 'caption', 'aria-hidden': 'true' }, [title]), ...rows]);
}

/** Search and kind. @param {Entry[]} entries @param {string[]} groups @param {HTMLElement} none @param {HTMLElement} list */
function filters(entries, groups, none, list) {
  const search = make('input', { type: 'search', class: 'family-search', spellcheck: 'false' });
  search.placeholder = say('control.family.search.hint');
  search.setAttribute('aria-label', say('control.family.search'));
  const all = make('option', { value: '' }, [say('control.family.all')]);
  const kind = make('select', { class: 'family-kind', 'aria-label': say('control.family.kind') }, [
    all,
    ...groups.map((group) => make('option', { value: group }, [sayGroup(group)])),
  ]);
  const apply = () => {
    const words = search.value.toLocaleLowerCase().split(/\s+/);
    for (const { family, label, words: its } of entries) {
      label.hidden = (kind.value !== '' && family.group !== kind.value) || !words.every((word) => its.some((one) => one.startsWith(word)));
    }
    for (const group of list.children) {
      if (group instanceof HTMLElement) group.hidden = [...group.querySelectorAll('label')].every((label) => label.hidden);
    }
    none.textContent = entries.every(({ label }) => label.hidden) ? say('control.family.none') : '';
    list.scrollTop = list.scrollLeft = 0;
  };
  search.addEventListener('input', apply);
  kind.addEventListener('change', (event) => {
    event.stopPropagation();
    apply();
  });
  search.addEventListener('change', (event) => event.stopPropagation());
  return { head: make('div', { class: 'family-head' }, [search, kind]), search };
}

/** Each row once, when it comes into sight. @param {Entry[]} entries @param {HTMLElement} list @param {(family: Family) => void} onSeen */
function seeing(entries, list, onSeen) {
  const observer = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        const found = isIntersecting && entries.find(({ label }) => label === target);
        if (!found) continue;
        observer.unobserve(target);
        onSeen(found.family);
      }
    },
    { root: list, rootMargin: '60px' },
  );
  for (const { label } of entries) observer.observe(label);
}

/** @param {HTMLElement} element @param {Family} family */
function see(element, family) {
  const text = `${family.name}${ownNames(family)}`;
  element.dispatchEvent(new CustomEvent(SEEN, { bubbles: true, detail: { family: family.name, text } }));
}

/** In itself. @param {HTMLElement} sample @param {Family} family */
function write(sample, family) {
  sample.textContent = family.name;
  sample.style.fontFamily = `"${family.name}", var(--font)`;
  sample.style.fontWeight = String(family.weight);
}

/** @param {Family} family */
function scriptsOf(family) {
  return [...family.subsets, ...(family.sliced ? [family.sliced] : [])];
}

/** What stands beside the name, where the name says too little. @param {Family} family */
function ownNames(family) {
  return family.group === 'world' ? scriptsOf(family).map((script) => OWN_NAMES[script] ?? '').join('') : '';
}

/** @param {string} group */
function sayGroup(group) {
  return say(`control.family.group.${group}`);
}

/** Which letters come from where. @param {Family} family @param {string} text */
function sayHelp(family, text) {
  const list = new Intl.ListFormat(document.documentElement.lang);
  /** @type {Map<string, Family[]>} */
  const helpers = new Map();
  for (const { family: helper, scripts } of fallbackFor(family, text)) {
    const letters = list.format(scripts.map((script) => say(`control.family.script.${script}`)));
    helpers.set(letters, [...(helpers.get(letters) ?? []), ...(helper ? [helper] : [])]);
  }
  return [...helpers]
    .map(([letters, who]) => {
      const names = list.format(who.map(({ name }) => name));
      if (who.length === 0) return say('control.family.device', { letters });
      return who[0].sliced === 'emoji' ? say('control.family.emoji', { family: names }) : say('control.family.help', { letters, family: names });
    })
    .join(' ');
}
