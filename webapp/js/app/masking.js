// @ts-check
import { makeMask, makeMatte } from '../io/mattes.js';
import { failureOf } from '../io/problem.js';

/**
 * Keeps what the renderer knows of the subject in step with the mask and what is done to it: at the screen's size at once, at the
 * photo's as soon as the hands rest.
 *
 * @param {import('../model/editor.js').Editor} editor
 * @param {import('./materials.js').MaterialsStore} materials
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} drawing
 * @param {{onMatte: (coverage: number) => void, onFailure: (failure: import('../model/cut.js').Failure) => void}} on
 */
export function createMasking(editor, materials, drawing, { onMatte, onFailure }) {
  /** @type {ReturnType<typeof wanted>} */
  let shown = null;
  /** @type {Promise<void> | null} */
  let running = null;
  editor.subscribe(() => {
    if (!shown) return;
    const next = wanted();
    if (!next && shown.photo === materials.get().photo) {
      shown = null; // A mask that was brought along has been undone, and none was found.
      drawing.useMatte(null);
    } else if (isNew(next)) follow().catch((error) => onFailure(failureOf(error)));
  });

  function wanted() {
    const { photo, masks } = materials.get();
    const { subject } = editor.scene();
    const blob = masks.get(subject.mask);
    return photo && blob ? { photo, blob, subject } : null;
  }

  /** @param {ReturnType<typeof wanted>} next */
  function isNew(next) {
    return next !== null && (next.subject !== shown?.subject || next.blob !== shown.blob || next.photo !== shown.photo);
  }

  /** One at a time; whatever changes meanwhile is done after it. */
  function follow() {
    running ??= catchUp().finally(() => (running = null));
    return running;
  }

  async function catchUp() {
    for (let next = wanted(); next && isNew(next); next = wanted()) {
      shown = next;
      await show(next.blob, next.subject);
    }
  }

  /** @param {Blob} blob @param {import('../model/types.js').Subject} subject */
  async function show(blob, subject) {
    const [full, small] = drawing.assets.levels;
    const { colorSpace } = editor.get().photo ?? {};
    const own = full.photo;
    const isStale = () => drawing.assets.levels[0]?.photo !== full.photo;
    /** Null if nobody needs it any more: another photo has come, and this one's pixels are gone. @param {Parameters<typeof makeMatte>} of */
    const make = (...of) =>
      makeMatte(...of).then(
        (matte) => (isStale() ? null : matte),
        (error) => (isStale() ? null : Promise.reject(error)),
      );
    if (small) {
      const preview = await make(small.photo, blob, subject, { scale: small.scale, own, colorSpace });
      if (!preview) return;
      if (drawing.assets.levels[1]?.photo === small.photo) drawing.preview(preview);
      if (wanted()?.subject !== subject) return;
    }
    const smaller = drawing.assets.levels.slice(1);
    const sizes = smaller.map(({ photo: { width, height } }) => ({ width, height }));
    const matte = await make(full.photo, blob, subject, { scale: 1, own, sizes, colorSpace });
    if (!matte) return;
    drawing.useMatte(matte, new Map(smaller.map(({ photo }, i) => [photo, matte.copies[i]])));
    onMatte(matte.coverage);
  }

  return {
    /** A mask has come for the photo that is open: fulfilled when texts are behind the subject. */
    async begin() {
      shown = null;
      await follow();
    },
    /** The mask as it counts now, as a PNG; null without one. @returns {Promise<Blob | null>} */
    async toPng() {
      const next = wanted();
      const full = drawing.assets.levels[0];
      return next && full ? makeMask(full.photo, next.blob, next.subject) : null;
    },
    has: () => wanted() !== null,
    /** Fulfilled when the renderer knows all that has been done to the mask, or that went wrong and is said. */
    settled: async () => running?.catch(() => {}),
  };
}
