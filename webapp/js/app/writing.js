// @ts-check
import { quadOf } from '../draw/geometry.js';
import { EM, FINE, fontOf, layOut } from '../draw/layout.js';
import { multiply, scaling, translation } from '../draw/matrix.js';
import { canBeSpaced } from '../draw/words.js';
import { rowOf } from '../model/controls.js';
import { layerOf } from '../model/scene.js';
import { createInlineEditor } from '../ui/inline-editor.js';

/**
 * @typedef {import('../model/types.js').TextLayer} TextLayer
 * @typedef {import('../draw/assets.js').Context} Context
 */

const CASES = { none: 'none', upper: 'uppercase', lower: 'lowercase', title: 'capitalize' };
/** The field's own font size: phones zoom in on smaller ones, and a caret is as thick as a browser makes it. */
const FONT_SIZE = { least: 16, most: 100 };
/** Room for the caret beside the letters, in hundredths of the font size. */
const PAD = 40;

/**
 * Typing on the picture; all that is typed between opening and closing is one step back.
 * @param {import('../model/editor.js').Editor} editor
 * @param {ReturnType<typeof import('../ui/stage.js').createStage>} stage
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} drawing
 * @param {() => void} onWords letters have come that the font may have to be fetched for
 */
export function createWriting(editor, stage, drawing, onWords) {
  const { ruler, viewing } = drawing;
  let id = '';
  const field = createInlineEditor(stage.root, {
    onInput(text) {
      editor.change(id, { text }, 'write');
      onWords();
    },
    onEnd(isByKey) {
      editor.endGesture();
      drawing.draw();
      if (isByKey) stage.focus();
    },
  });
  drawing.onFrame(() => {
    if (!field.isOpen()) return;
    const layer = layerOf(editor.scene(), id);
    if (layer && !layer.hidden) field.place(sheetOf(layer));
    else field.close();
  });

  /** @param {TextLayer} layer @returns {import('../ui/inline-editor.js').Sheet} */
  function sheetOf(layer) {
    const { matrix } = quadOf(layer, ruler);
    const { direction, block } = layOut(ruler, layer);
    // layOut leaves the ruler with the layer's font, FINE times as large.
    const letter = ruler.measureText('H');
    const [ascent, descent] = [letter.fontBoundingBoxAscent / FINE, letter.fontBoundingBoxDescent / FINE];
    const baseline = block.y + letter.actualBoundingBoxAscent / FINE;
    const spacing = canBeSpaced(layer.text) ? layer.letterSpacing : 0;
    const corner = viewing.toStage({ x: 0, y: 0 });
    const pixel = viewing.toStage({ x: 1, y: 1 });
    const zoom = pixel.x - corner.x;
    const fontSize = Math.min(FONT_SIZE.most, Math.max(FONT_SIZE.least, layer.size * zoom));
    const unit = fontSize / EM;
    // CSS has the leading half above and half below, and spacing after the last letter too.
    const left = block.x - PAD - (direction === 'rtl' ? spacing : 0);
    const top = baseline - (layer.lineHeight + ascent - descent) / 2;
    const toLayer = multiply(translation(left, top), scaling(1 / unit));
    const toStage = multiply(translation(corner.x, corner.y), scaling(zoom));
    return {
      font: fontOf(layer, fontSize),
      lineHeight: layer.lineHeight * unit,
      letterSpacing: spacing * unit,
      align: layer.align,
      direction,
      textCase: CASES[layer.textCase],
      width: Math.max(1, block.width + spacing) * unit,
      pad: PAD * unit,
      height: layer.text.split('\n').length * layer.lineHeight * unit,
      matrix: multiply(toStage, multiply(matrix, toLayer)),
    };
  }

  return {
    isOpen: field.isOpen,
    /** @param {TextLayer} layer */
    open(layer) {
      if (layer.locked || layer.hidden) return;
      id = layer.id;
      editor.endGesture();
      const row = /** @type {import('../model/table.js').LinesRow} */ (rowOf('text'));
      field.open(layer.text, row.maxLength, sheetOf(layer));
      drawing.draw();
    },
    close: field.close,
  };
}
