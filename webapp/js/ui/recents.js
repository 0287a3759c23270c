// @ts-check
import { icon, make } from './dom.js';
import { say } from './words.js';

/**
 * The designs that this browser keeps, on the page without a photo.
 * @param {HTMLElement} root
 * @param {{onOpen: (id: string) => void, onDelete: (id: string) => void}} on
 */
export function createRecents(root, { onOpen, onDelete }) {
  /** @type {string[]} addresses of pictures that are shown */
  let shown = [];
  return {
    /** @param {Array<{id: string, name: string, savedAt: number, thumb: Blob | null}>} designs the newest first */
    show(designs) {
      for (const address of shown) URL.revokeObjectURL(address);
      shown = [];
      root.hidden = designs.length === 0;
      const list = make('ul', { class: 'recent-list' }, designs.map(card));
      root.replaceChildren(make('h3', { class: 'caption', id: 'recents-title' }, [say('recents.title')]), list);
    },
  };

  /** @param {{id: string, name: string, savedAt: number, thumb: Blob | null}} design */
  function card({ id, name, savedAt, thumb }) {
    const when = new Date(savedAt).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    const picture = make('img', { alt: '', width: '160', height: '107' });
    if (thumb) {
      picture.src = URL.createObjectURL(thumb);
      shown.push(picture.src);
    }
    const open = make('button', { type: 'button', class: 'recent', 'data-design': id }, [
      picture,
      make('span', { class: 'layer-name' }, [name]),
      make('span', { class: 'layer-note' }, [when]),
    ]);
    open.addEventListener('click', () => onOpen(id));
    const label = say('recents.delete', { name });
    const remove = make('button', { type: 'button', class: 'button quiet square', 'aria-label': label, title: label }, [icon('close')]);
    remove.addEventListener('click', () => {
      remove.closest('li')?.remove();
      root.hidden = root.querySelector('li') === null;
      onDelete(id);
    });
    return make('li', {}, [open, remove]);
  }
}
