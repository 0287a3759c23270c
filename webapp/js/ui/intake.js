// @ts-check
import { isField, make } from './dom.js';
import { say } from './words.js';

/**
 * The ways a photo comes in: picked, dropped anywhere, pasted.
 * @param {{picker: HTMLInputElement, pickButtons: HTMLElement[], dropSign: HTMLElement, onFile: (file: File) => void}} parts
 */
export function takeIn({ picker, pickButtons, dropSign, onFile }) {
  for (const button of pickButtons) button.addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    const file = picker.files?.[0];
    picker.value = ''; // So that the same file can be picked again.
    if (file) onFile(file);
  });

  let depth = 0; // dragenter and dragleave come for every element on the way.
  addEventListener('dragenter', (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    depth += 1;
    dropSign.hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    depth = Math.max(0, depth - 1);
    dropSign.hidden = depth === 0;
  });
  addEventListener('dragover', (event) => {
    if (hasFiles(event.dataTransfer)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    depth = 0;
    dropSign.hidden = true;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    onFile(file);
  });

  addEventListener('paste', (event) => {
    const file = event.clipboardData?.files[0];
    // A copied text comes with a picture of itself from some programs; in a field, the text is meant.
    if (!file || (isField(event.target) && event.clipboardData?.types.includes('text/plain'))) return;
    event.preventDefault();
    onFile(file);
  });
}

/** @param {DataTransfer | null} data */
function hasFiles(data) {
  return Boolean(data?.types.includes('Files'));
}

/** Under a finger, nothing can be dropped. @param {HTMLElement} lead */
export function showLead(lead) {
  if (matchMedia('(hover: none) and (pointer: coarse)').matches) lead.textContent = say('empty.lead.touch');
}

/** The keys that paste, as they are called on this machine. @param {HTMLElement} line */
export function showPasteHint(line) {
  const key = say(/Mac|iPhone|iPad/.test(navigator.platform) ? 'key.Command.mac' : 'key.Command');
  const [before, after] = say('empty.hint', { key: '\n' }).split('\n');
  line.append(before, make('kbd', {}, [`${key} V`]), after);
}
