// @ts-check
import { icon, make } from './dom.js';
import { numberField } from './control-number.js';
import { recentColors } from './recent-colors.js';
import { say } from './words.js';

/**
 * The browser's own picker, hex code and opacity in one line; a slider for the opacity, colours at hand and the dropper below it.
 * @param {import('../model/table.js').ColorRow} row
 * @param {(value: string) => void} onInput
 * @param {() => void} onRelease
 */
export function colorControl(row, onInput, onRelease) {
  const name = say(`control.${row.key}`);
  const id = `control-${row.key}`;
  let current = row.initial;
  const picker = make('input', { type: 'color', id, 'aria-label': name });
  const hex = make('input', { class: 'hex', id: `${id}-hex`, maxlength: '9', spellcheck: 'false', autocomplete: 'off', 'aria-label': say('control.hex', { name }) });
  const track = make('input', { type: 'range', class: 'alpha', min: '0', max: '100', 'aria-label': say('control.alpha', { name }) });
  const setAlpha = (/** @type {unknown} */ percent) => onInput(withAlpha(current, Number(percent)));
  const alpha = numberField(
    { key: `${row.key}-alpha`, min: 0, max: 100, step: 1, unit: '%' },
    { set: setAlpha, drag: (start, pixels) => setAlpha(start + pixels), reset: () => take(withAlpha(current, 100)), release: onRelease },
    say('control.alpha', { name }),
  );
  const recent = make('span', { class: 'contents' });
  const swatches = make('div', { class: 'swatches' });
  const drawer = make('div', { class: 'color-drawer', id: `${id}-drawer`, hidden: '' }, [track, swatches]);
  const more = make('button', { type: 'button', class: 'button quiet square small', 'aria-controls': drawer.id, 'aria-label': say('control.colors', { name }), title: say('control.colors', { name }) }, [icon('chevron')]);

  picker.addEventListener('input', () => onInput(withAlpha(picker.value, alphaOf(current) || 100)));
  picker.addEventListener('change', () => recentColors.add(current));
  hex.addEventListener('input', () => {
    const typed = fullHex(hex.value);
    if (typed) onInput(typed.length === 9 ? typed : withAlpha(typed, alphaOf(current) || 100));
  });
  hex.addEventListener('change', () => {
    show(current);
    recentColors.add(current);
  });
  track.addEventListener('input', () => setAlpha(track.value));
  more.addEventListener('click', () => open(drawer.hidden));
  swatches.append(...dropper(), ...row.swatches.map(swatchOf), recent);
  recentColors.subscribe(showRecent);

  /** At once and for good. @param {string} color */
  function take(color) {
    onInput(color);
    onRelease();
  }

  /** @param {boolean} isOpen */
  function open(isOpen) {
    drawer.hidden = !isOpen;
    more.setAttribute('aria-expanded', String(isOpen));
  }

  /** @param {string} color */
  function swatchOf(color) {
    const label = say('control.swatch', { color });
    const swatch = make('button', { type: 'button', class: 'swatch', 'aria-label': label, title: color, 'data-color': color });
    swatch.style.setProperty('--color', color);
    swatch.addEventListener('click', () => take(color));
    return swatch;
  }

  /** Those that stay are left in place: one of them may be under the pointer, whose press has just ended a field's typing. */
  function showRecent() {
    const colors = recentColors.get().filter((color) => !row.swatches.includes(color));
    for (const swatch of [...recent.children]) if (!colors.includes(swatch.getAttribute('data-color') ?? '')) swatch.remove();
    const there = [...recent.children].map((swatch) => swatch.getAttribute('data-color'));
    recent.prepend(...colors.filter((color) => !there.includes(color)).map(swatchOf));
    mark();
  }

  /** Only Chromium has one. @returns {HTMLElement[]} */
  function dropper() {
    if (!('EyeDropper' in window)) return [];
    const button = make('button', { type: 'button', class: 'button quiet square small', 'aria-label': say('control.dropper'), title: say('control.dropper') }, [icon('dropper')]);
    button.addEventListener('click', async () => {
      try {
        const { sRGBHex } = await new /** @type {any} */ (window).EyeDropper().open();
        take(withAlpha(sRGBHex, alphaOf(current) || 100));
        recentColors.add(current);
      } catch {
        // Given up with Escape.
      }
    });
    return [button];
  }

  function mark() {
    for (const swatch of swatches.querySelectorAll('.swatch')) swatch.setAttribute('aria-pressed', String(swatch.getAttribute('data-color') === current));
  }

  /** @param {string} value */
  function show(value) {
    current = value;
    picker.value = value.slice(0, 7);
    picker.style.setProperty('--color', value);
    track.style.setProperty('--color', value.slice(0, 7));
    track.value = String(alphaOf(value));
    track.setAttribute('aria-valuetext', `${alphaOf(value)} %`);
    alpha.show(alphaOf(value));
    if (document.activeElement !== hex || fullHex(hex.value)?.slice(0, 7) !== value.slice(0, 7)) hex.value = value.slice(0, 7);
    mark();
  }

  open(row.key === 'color');
  const line = make('div', { class: 'row row-color' }, [make('label', { for: id }, [name]), picker, hex, alpha.element, more]);
  return { element: make('div', { class: 'color' }, [line, drawer]), show };
}

/** @param {string} color @returns {number} % */
function alphaOf(color) {
  return color.length === 9 ? Math.round((parseInt(color.slice(7), 16) * 100) / 255) : 100;
}

/** @param {string} color @param {number} percent @returns {string} */
function withAlpha(color, percent) {
  const byte = Math.round((Math.min(100, Math.max(0, percent)) * 255) / 100);
  return color.slice(0, 7) + (byte === 255 ? '' : byte.toString(16).padStart(2, '0'));
}

/** @param {string} typed with or without #; three, four, six or eight digits @returns {string | null} #rrggbb or #rrggbbaa */
function fullHex(typed) {
  const digits = typed.trim().replace(/^#/, '').toLowerCase();
  if (/^([0-9a-f]{6}|[0-9a-f]{8})$/.test(digits)) return `#${digits}`;
  if (/^([0-9a-f]{3}|[0-9a-f]{4})$/.test(digits)) return `#${[...digits].map((d) => d + d).join('')}`;
  return null;
}
