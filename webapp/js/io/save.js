// @ts-check
/** Gives a file to the one who sits before the page. @param {Blob} blob @param {string} name */
export function saveFile(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Whether pictures can be put on the clipboard: only on pages that came over a safe line. */
export function canCopy() {
  return isSecureContext && typeof ClipboardItem === 'function' && typeof navigator.clipboard?.write === 'function';
}

/** To be called from a click, whose permission does not last: that is why the clipboard gets a promise. @param {Promise<Blob>} png */
export function copyPicture(png) {
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
