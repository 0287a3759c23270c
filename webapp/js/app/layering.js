// @ts-check
import { addLayer, deleteLayer, duplicateLayer, freshId, layerOf, moveLayer, newLayer, stepLayer } from '../model/scene.js';
import { nameOf } from '../ui/layer-rows.js';
import { createLayers } from '../ui/layers.js';
import { say } from '../ui/words.js';
import { follow } from './following.js';
import { FIRST_WIDTH, NEXT_WIDTH } from './sizing.js';

/** Where a text appears, in parts of the photo's height: behind heads the first one, below them the next. */
const HEIGHT = { first: 0.36, next: 0.82 };
/** Milliseconds between two paintings of a small picture while its layer changes. */
const PAINT_EVERY = 250;

/**
 * The layer list and what it does to the scene.
 * @param {HTMLElement} root
 * @param {object} parts
 * @param {import('../model/editor.js').Editor} parts.editor
 * @param {ReturnType<typeof import('./drawing.js').createDrawing>} parts.drawing
 * @param {ReturnType<typeof import('./sizing.js').createSizing>} parts.sizing
 * @param {(sentence: string) => void} parts.announce
 * @param {() => void} parts.onCancel
 * @param {() => void} parts.onRetry
 * @param {() => void} parts.onEdit
 */
export function createLayering(root, { editor, drawing, sizing, announce, onCancel, onRetry, onEdit }) {
  const layers = createLayers(root, {
    onSelect: editor.select,
    onChange: (id, values) => editor.change(id, values),
    onStep: (id, step) => reorder(id, (scene) => stepLayer(scene, id, step)),
    onMove: (id, { depth, at }) => reorder(id, (scene) => moveLayer(scene, id, depth, at)),
    onDuplicate: duplicate,
    onDelete: remove,
    onEdit(id) {
      editor.select(id);
      onEdit();
    },
    onCancel,
    onRetry,
    thumbOf: drawing.thumbs.part,
  });
  let isSubjectEmpty = false;
  /** @type {import('../model/types.js').TextLayer[]} */
  let painted = [];
  /** What their small pictures show, by their ids. @type {Map<string, string>} */
  let looks = new Map();
  let timer = 0;
  follow(editor, show, drawing.isHeld);

  /** @param {import('../model/editor.js').State} state */
  function show({ photo, cut }) {
    if (!photo) return;
    layers.showScene(editor.scene(), photo, editor.selected());
    layers.showCut(cut, isSubjectEmpty);
    if (!timer && editor.scene().layers !== painted) timer = setTimeout(paintChanged, PAINT_EVERY);
  }

  function paintChanged() {
    timer = 0;
    painted = editor.scene().layers;
    const before = looks;
    looks = new Map(painted.map((layer) => [layer.id, JSON.stringify({ ...layer, x: 0, y: 0 })]));
    layers.paint([...looks.keys()].filter((id) => looks.get(id) !== before.get(id)));
  }

  /** @param {string} id @param {(scene: import('../model/types.js').Scene) => import('../model/types.js').Scene} how */
  function reorder(id, how) {
    editor.edit(how, { selected: id });
    const layer = layerOf(editor.scene(), id);
    if (!layer) return;
    announce(say('layers.moved', { name: nameOf(layer), side: say(`layers.${layer.depth}`), ...layers.placeOf(id) }));
  }

  /** @param {string} id */
  function duplicate(id) {
    const { photo } = editor.get();
    if (!photo) return;
    const { scene, id: selected } = duplicateLayer(editor.scene(), id, photo);
    editor.edit(() => scene, { selected });
    announce(say('layers.duplicated'));
  }

  /** @param {string} id */
  function remove(id) {
    const layer = layerOf(editor.scene(), id);
    if (!layer) return;
    editor.edit((scene) => deleteLayer(scene, id));
    announce(say('layers.deleted', { name: nameOf(layer) }));
  }

  return {
    /** Another text: the first one goes behind the subject, the next ones in front of it. */
    add() {
      const { photo } = editor.get();
      if (!photo) return;
      const scene = editor.scene();
      const isFirst = scene.layers.length === 0;
      const model = editor.layer() ?? scene.layers[scene.layers.length - 1];
      const { family, weight } = model ?? newLayer('');
      const place = { x: Math.round(photo.width / 2), y: Math.round(photo.height * (isFirst ? HEIGHT.first : HEIGHT.next)) };
      const layer = newLayer(freshId(scene), { text: say('layers.newText'), depth: isFirst ? 'behind' : 'front', family, weight, ...place });
      const values = sizing.firstLook(layer, isFirst ? FIRST_WIDTH : NEXT_WIDTH);
      editor.edit((now) => addLayer(now, { ...layer, ...values }), { selected: layer.id });
      announce(say('layers.added'));
      onEdit();
    },
    duplicate,
    remove,
    /** Paints the small pictures anew. */
    paint: () => layers.paint(),
    /** @param {boolean} isEmpty whether the mask shows no subject at all */
    knowSubject(isEmpty) {
      isSubjectEmpty = isEmpty;
      show(editor.get());
      layers.paint();
    },
  };
}
