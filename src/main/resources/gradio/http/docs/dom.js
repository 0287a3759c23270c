// @ts-check
/**
 * An element. Attributes that are false, null or undefined are left out; true gives an empty one.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {{[name: string]: string | number | boolean | null | undefined}} [attributes]
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child != null) element.append(child);
  return element;
}

/**
 * A button.
 * @param {string} text
 * @param {() => void} press
 * @param {{[name: string]: string | boolean}} [attributes]
 */
export function button(text, press, attributes = {}) {
  const made = make('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', press);
  return made;
}

/**
 * A button that copies, and says that it has.
 * @param {() => string} text
 * @param {string} what for those who do not see what it stands beside
 */
export function copier(text, what) {
  const word = make('span', {}, 'Copy');
  const made = button('', copy, { class: 'small' });
  made.append(word, make('span', { class: 'unseen' }, ` ${what}`));
  const said = make('span', { class: 'unseen', role: 'status' });
  return make('span', {}, made, said);

  async function copy() {
    const done = await toClipboard(text());
    word.textContent = done ? 'Copied' : 'Not allowed';
    said.textContent = done ? 'Copied' : 'The browser does not allow it';
    setTimeout(() => {
      word.textContent = 'Copy';
      said.textContent = '';
    }, 2000);
  }
}

/** A page that came without TLS has no clipboard but the old one. @param {string} text */
async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make('textarea', { class: 'unseen', 'aria-hidden': 'true' });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
