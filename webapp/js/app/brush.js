// @ts-check
import { drawVeil, paintOnVeil, veilOf } from '../draw/tint.js';
import { importMask } from '../io/mattes.js';
import { failureOf } from '../io/problem.js';
import { saveFile } from '../io/save.js';
import { clamped, completed } from '../model/controls.js';
import { SUBJECT } from '../model/editor.js';
import { stemOf } from '../model/export.js';
import { newSubject } from '../model/scene.js';
import { BRUSH_CONTROLS } from '../model/table.js';
import { createBrushRing, createMaskTools } from '../ui/mask-tools.js';
import { say } from '../ui/words.js';
import { follow } from './following.js';

/**
 * @typedef {import('../model/types.js').Point} Point
 * @typedef {import('../model/types.js').Stroke} Stroke
 */

/** A brush that nobody has set yet, of the photo's longer side. */
const FIRST_SIZE = 0.05;

/**
 * The subject's mask under people's hands: seen as a veil, painted on, taken from a file and saved as one.
 * @param {object} parts
 * @param {import('../model/editor.js').Editor} parts.editor
 * @param {import('./materials.js').MaterialsStore} parts.materials
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} parts.stage
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} parts.drawing
 * @param {ReturnType<typeof import('./hands.js').createHands>} parts.hands
 * @param {ReturnType<typeof import('./masking.js').createMasking>} parts.masking
 * @param {(sentence: string) => void} parts.announce
 * @param {(failure: import('../model/cut.js').Failure) => void} parts.onFailure
 */
export function createBrush({ editor, materials, stage, drawing, hands, masking, announce, onFailure }) {
  const { viewing } = drawing;
  let values = completed(BRUSH_CONTROLS, {});
  let photo = editor.get().photo;
  let isOn = false;
  /** @type {Stroke | null} */
  let stroke = null;
  /** @type {{matte: unknown, veil: import('../draw/assets.js').Surface, scale: number} | null} */
  let shown = null;

  const ring = createBrushRing(stage.root);
  const tools = createMaskTools({ onBrush: set, onClear: clear, onImport: (file) => void take(file), onSave: () => void save() });
  drawing.onPicture(paint);
  follow(editor, show, drawing.isHeld);
  materials.subscribe(show);
  show();

  function show() {
    const state = editor.get();
    if (state.photo && state.photo !== photo) {
      values = { ...values, brush: 'off', brushSize: Math.round(FIRST_SIZE * Math.max(state.photo.width, state.photo.height)) };
      photo = state.photo;
    }
    const { strokes } = editor.scene().subject;
    tools.show(values, { hasMask: masking.has(), hasStrokes: strokes.length > 0 });
    const isAbout = editor.selected() === SUBJECT && masking.has();
    const wanted = isAbout && values.brush !== 'off';
    drawing.hideTexts(wanted || (isAbout && values.maskView === true));
    if (wanted === isOn) return;
    isOn = wanted;
    hands.useTool(isOn ? { press, drag, release, cancel, hover } : null);
    hover(null);
  }

  /** @param {Record<string, any>} change */
  function set(change) {
    values = clamped(BRUSH_CONTROLS, { ...values, ...change });
    show();
    drawing.draw();
  }

  /** @param {Point} at */
  function press(at) {
    const mode = /** @type {Stroke['mode']} */ (values.brush);
    stroke = { mode, size: Number(values.brushSize), softness: Number(values.brushSoftness), points: [] };
    drag(at);
  }

  /** @param {Point} at */
  function drag({ x, y }) {
    if (!stroke) return;
    const from = stroke.points.length;
    stroke = { ...stroke, points: [...stroke.points, Math.round(x * 10) / 10, Math.round(y * 10) / 10] };
    if (shown) paintOnVeil(shown.veil, stroke, shown.scale, from);
    hover({ x, y });
    drawing.draw();
  }

  function release() {
    if (!stroke) return;
    const { strokes } = editor.scene().subject;
    editor.changeSubject({ strokes: [...strokes, stroke] });
    announce(say(`mask.painted.${stroke.mode}`));
    stroke = null;
  }

  function cancel() {
    stroke = null;
    shown = null;
    drawing.draw();
  }

  /** @param {Point | null} at */
  function hover(at) {
    if (!at || !isOn) {
      ring.hide();
      return;
    }
    const diameter = Number(values.brushSize) / viewing.inPhoto(1);
    ring.show(viewing.toStage(at), diameter);
  }

  function paint() {
    const seen = viewing.shown();
    if (!seen || editor.selected() !== SUBJECT || !(isOn || values.maskView)) return false;
    const level = drawing.assets.levels[1] ?? drawing.assets.levels[0];
    if (!level?.matte) return false;
    // While somebody paints, and until the mask has followed, the veil is ahead of it.
    if (!shown || (shown.matte !== level.matte && !stroke)) shown = { matte: level.matte, veil: veilOf(level, drawing.assets.surface), scale: level.scale };
    drawVeil(stage.photo, shown.veil, shown.scale, seen.view);
    return true;
  }

  function clear() {
    editor.changeSubject({ strokes: [] });
    announce(say('mask.cleared'));
  }

  /** Somebody's own mask instead of the one that was found; undo brings that back. @param {File} file */
  async function take(file) {
    const facts = photo;
    if (!facts) return;
    try {
      const mask = await importMask(file, facts);
      if (photo !== facts) return;
      const id = `own-${materials.get().masks.size + 1}`;
      materials.addMask(id, mask);
      const { cut } = editor.get();
      editor.edit((scene) => ({ ...scene, subject: newSubject({ mask: id }) }));
      await masking.begin();
      editor.update({ cut: { stage: 'done', run: cut.run } });
      announce(say('mask.imported', { name: file.name }));
    } catch (error) {
      onFailure(failureOf(error));
    }
  }

  async function save() {
    try {
      const mask = await masking.toPng();
      if (!mask || !photo) return;
      const name = `${stemOf(photo.name, 'subject').replace(/-subject$/, '')}-mask.png`;
      saveFile(mask, name);
      announce(say('announce.saved', { name }));
    } catch (error) {
      onFailure(failureOf(error));
    }
  }

  return { elements: tools.elements };
}
