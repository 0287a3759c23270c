// @ts-check
import { createDrawing } from './app/drawing.js';
import { createExporting } from './app/exporting.js';
import { createMaterials } from './app/materials.js';
import { FIRST_WIDTH, createOpening } from './app/opening.js';
import { offerDesigns } from './app/reopening.js';
import { createSaving } from './app/saving.js';
import { createSearch } from './app/search.js';
import { boundsOf, sizeForWidth } from './draw/geometry.js';
import { loadFont } from './io/fonts.js';
import { failureOf } from './io/problem.js';
import { connect, factsOf } from './io/server.js';
import { createEditor } from './model/editor.js';
import { familyOf } from './model/families.js';
import { onPhoto } from './model/scene.js';
import { contains } from './model/view.js';
import { find } from './ui/dom.js';
import { showPasteHint, takeIn } from './ui/intake.js';
import { createLayers } from './ui/layers.js';
import { createAnnouncer, createNotices } from './ui/notices.js';
import { createPanel } from './ui/panel.js';
import { showSaved } from './ui/saved.js';
import { createStage } from './ui/stage.js';
import { themeButton } from './ui/theme.js';
import { fillIn, say, useSentences } from './ui/words.js';

useSentences(await (await fetch(new URL('../lang/en.json', import.meta.url))).json());
fillIn(document);

const editor = createEditor();
const materials = createMaterials();
let isSubjectEmpty = false;
/** @type {{x: number, y: number} | null} from the pointer to the layer's centre */
let grip = null;
let stageBefore = '';

const notices = createNotices(find(document, '#notices', HTMLElement));
const announce = createAnnouncer(find(document, '#live', HTMLElement));
const panel = createPanel(find(document, '#inspector', HTMLElement), { onChange: change, onRelease: editor.endGesture });
const stage = createStage(find(document, '#stage', HTMLElement), {
  isOnText: (at, slop) => Boolean(text()) && contains(boundsOf(text(), drawing.ruler), at, slop),
  onGrab: (at) => (grip = { x: text().x - at.x, y: text().y - at.y }),
  onDrag: (at) => grip && move({ x: at.x + grip.x, y: at.y + grip.y }, 'drag'),
  onRelease() {
    grip = null;
    editor.endGesture();
  },
  onNudge(step) {
    move({ x: text().x + step.x, y: text().y + step.y });
    announce(say('stage.moved', { x: text().x, y: text().y }));
  },
  onResize: () => drawing.resize(),
  onAttention: () => drawing.draw(),
});
const drawing = createDrawing(editor, stage);
const search = createSearch(editor, materials, (matte) => {
  isSubjectEmpty = matte.coverage < 0.001;
  drawing.useMatte(matte);
  layers.paint();
});
const layers = createLayers(find(document, '#layer-list', HTMLElement), {
  onCancel: search.cancel,
  onRetry: () => opening.retry(),
  onEdit: panel.editText,
  paintThumb: drawing.paintThumb,
});
const saving = createSaving(editor, materials, {
  thumb: drawing.thumb,
  onState: (state) => showSaved(find(document, '#saved', HTMLElement), state),
  onFailure: notices.show,
});
const opening = createOpening({ editor, materials, drawing, search, saving, useFonts: useFont }, {
  begin: notices.clear,
  opened(name) {
    layers.paint();
    announce(say('announce.opened', { name }));
  },
  failed: notices.show,
});
const exporting = createExporting({ editor, assets: drawing.assets, announce, project: saving.project });

themeButton(find(document, '#theme', HTMLButtonElement));
takeIn({
  picker: find(document, '#file', HTMLInputElement),
  pickButtons: [find(document, '#pick', HTMLElement), find(document, '#new-photo', HTMLElement)],
  dropSign: find(document, '#drop', HTMLElement),
  onFile: opening.file,
});
find(document, '#export', HTMLButtonElement).addEventListener('click', exporting.open);
editor.subscribe(show);
showPasteHint(find(document, '#paste-hint', HTMLElement));
void showModel();
offerDesigns(find(document, '#recents', HTMLElement), opening, notices.show);

/** The text that the panel and the hands are about. */
function text() {
  return /** @type {import('./model/types.js').TextLayer} */ (editor.layer() ?? editor.scene().layers[0]);
}

/** @param {Partial<import('./model/types.js').TextLayer>} values */
function change(values) {
  if (!editor.get().photo) return;
  const whole = values.family === undefined ? values : { weight: familyOf(values.family).weight, ...values };
  editor.change(text().id, whole, Object.keys(values).join());
  if ('text' in values) void useFont();
  if ('family' in values) void useFont().then(keepInside);
}

/** Some families are twice as wide as others; trying them must not push the text out of the picture. */
function keepInside() {
  const { photo } = editor.get();
  if (!photo || boundsOf(text(), drawing.ruler).width <= photo.width) return;
  editor.change(text().id, { size: sizeForWidth(drawing.ruler, text(), photo.width * FIRST_WIDTH) }, 'family');
}

/** @param {{x: number, y: number}} to @param {string | null} [gesture] */
function move(to, gesture) {
  const { photo } = editor.get();
  if (photo) editor.change(text().id, onPhoto(to, photo), gesture);
}

/** A canvas draws with whatever font is there; so it draws again when the right one has come. */
async function useFont() {
  try {
    await Promise.all(editor.scene().layers.map((layer) => loadFont(layer)));
  } catch (error) {
    notices.show(failureOf(error));
  }
  drawing.forget();
  layers.paint();
}

/** @param {import('./model/editor.js').State} state */
function show({ photo, cut }) {
  if (!photo) return;
  panel.show(text());
  layers.showScene(editor.scene(), photo);
  layers.showCut(cut, isSubjectEmpty);
  const isNews = cut.stage !== stageBefore && ['uploading', 'waiting', 'working', 'done', 'cancelled'].includes(cut.stage);
  if (isNews) announce(say(`announce.${cut.stage}`));
  stageBefore = cut.stage;
}

/** Says quietly which model is at work. If the server does not answer yet, the first photo will tell. */
async function showModel() {
  const line = find(document, '#model', HTMLElement);
  try {
    const { model, model_problem: problem } = factsOf(await connect());
    line.classList.toggle('is-bad', Boolean(problem));
    if (problem) line.textContent = say('model.none', { problem });
    else if (model) line.textContent = say('model.line', { ...model });
  } catch {
    line.textContent = '';
  }
}
