// @ts-check
import { createDrawing } from './app/drawing.js';
import { createSearch } from './app/search.js';
import { createTypesetting } from './app/typesetting.js';
import { boxOf, sizeForWidth } from './draw/layout.js';
import { lightness } from './draw/tone.js';
import { decode } from './io/decode.js';
import { saveFile, toPng } from './io/png.js';
import { failureOf } from './io/problem.js';
import { connect, factsOf } from './io/server.js';
import { isBusy } from './model/cut.js';
import { createEditor } from './model/editor.js';
import { familyOf } from './model/families.js';
import { carryOver, firstScene, onPhoto } from './model/scene.js';
import { contains } from './model/view.js';
import { find } from './ui/dom.js';
import { showPasteHint, takeIn } from './ui/intake.js';
import { createLayers } from './ui/layers.js';
import { createAnnouncer, createNotices } from './ui/notices.js';
import { createPanel } from './ui/panel.js';
import { createStage } from './ui/stage.js';
import { themeButton } from './ui/theme.js';
import { fillIn, say, useSentences } from './ui/words.js';

/** How much of the photo's width a first text takes. */
const FIRST_WIDTH = 0.84;
/** On a photo lighter than this, a first text is dark. */
const LIGHT = 0.6;

useSentences(await (await fetch(new URL('../lang/en.json', import.meta.url))).json());
fillIn(document);

const editor = createEditor();
/** @type {import('./io/decode.js').Photo | null} */
let source = null;
let isSubjectEmpty = false;
let opening = 0;
/** @type {{x: number, y: number} | null} from the pointer to the layer's centre */
let grip = null;
let stageBefore = '';

const notices = createNotices(find(document, '#notices', HTMLElement));
const announce = createAnnouncer(find(document, '#live', HTMLElement));
const panel = createPanel(find(document, '#inspector', HTMLElement), { onChange: change, onRelease: editor.endGesture });
const stage = createStage(find(document, '#stage', HTMLElement), {
  isOnText: (at, slop) => Boolean(text()) && contains(boxOf(drawing.ruler, text()), at, slop),
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
const search = createSearch(editor, (matte) => {
  isSubjectEmpty = matte.coverage < 0.001;
  drawing.useMatte(matte);
  layers.paint();
});
const layers = createLayers(find(document, '#layer-list', HTMLElement), {
  onCancel: search.cancel,
  onRetry: () => source && search.start(source),
  onEdit: panel.editText,
  paintThumb: drawing.paintThumb,
});
const typesetting = createTypesetting(editor, {
  picker: find(document, '#inspector', HTMLElement),
  onCome() {
    drawing.forget();
    layers.paint();
  },
  onFailure: notices.show,
});
const exportButton = find(document, '#export', HTMLButtonElement);

themeButton(find(document, '#theme', HTMLButtonElement));
takeIn({
  picker: find(document, '#file', HTMLInputElement),
  pickButtons: [find(document, '#pick', HTMLElement), find(document, '#new-photo', HTMLElement)],
  dropSign: find(document, '#drop', HTMLElement),
  onFile: open,
});
exportButton.addEventListener('click', save);
editor.subscribe(show);
showPasteHint(find(document, '#paste-hint', HTMLElement));
void showModel();

/** The text that the panel and the hands are about. */
function text() {
  return /** @type {import('./model/types.js').TextLayer} */ (editor.layer() ?? editor.scene().layers[0]);
}

/** @param {File} file */
async function open(file) {
  const mine = ++opening;
  notices.clear();
  try {
    const photo = await decode(file);
    if (mine !== opening) return photo.bitmap.close();
    search.cancel();
    await showPhoto(photo);
    announce(say('announce.opened', { name: file.name }));
    await search.start(photo);
  } catch (error) {
    if (mine === opening) notices.show(failureOf(error));
  }
}

/** @param {import('./io/decode.js').Photo} photo */
async function showPhoto(photo) {
  const { bitmap, file } = photo;
  const { photo: old } = editor.get();
  source?.bitmap.close();
  source = photo;
  isSubjectEmpty = false;
  const facts = { name: file.name, width: bitmap.width, height: bitmap.height };
  editor.start(facts, old ? carryOver(editor.scene(), old, facts) : firstScene(facts));
  document.body.classList.remove('is-empty');
  drawing.usePhoto(bitmap);
  layers.paint();
  await typesetting.ready().catch(() => {}); // Said already; the photo can be worked on.
  if (!old) firstLook(bitmap.width);
}

/** As wide as the photo takes, and readable on it. @param {number} width */
function firstLook(width) {
  const { id } = text();
  editor.change(id, { size: sizeForWidth(drawing.ruler, text(), width * FIRST_WIDTH) });
  if (lightness(drawing.assets, boxOf(drawing.ruler, text())) > LIGHT) editor.change(id, { color: '#16181c' });
  const { photo } = editor.get();
  if (photo) editor.start(photo, editor.scene()); // What the page chose is where undo ends.
}

/** @param {Partial<import('./model/types.js').TextLayer>} values */
function change(values) {
  if (!editor.get().photo) return;
  const whole = values.family === undefined ? values : { weight: familyOf(values.family).weight, ...values };
  editor.change(text().id, whole, Object.keys(values).join());
  if ('family' in values) typesetting.ready().then(keepInside, () => {}); // What went wrong is said already.
}

/** Some families are twice as wide as others; trying them must not push the text out of the picture. */
function keepInside() {
  const { photo } = editor.get();
  if (!photo || boxOf(drawing.ruler, text()).width <= photo.width) return;
  editor.change(text().id, { size: sizeForWidth(drawing.ruler, text(), photo.width * FIRST_WIDTH) }, 'family');
}

/** @param {{x: number, y: number}} to @param {string | null} [gesture] */
function move(to, gesture) {
  const { photo } = editor.get();
  if (photo) editor.change(text().id, onPhoto(to, photo), gesture);
}

async function save() {
  const label = find(exportButton, 'span', HTMLSpanElement);
  exportButton.disabled = true;
  try {
    // Saved now, the text would stand in front of the subject. Who does not want to wait can cancel the search.
    if (isBusy(editor.get().cut)) label.textContent = say('top.exportWaits');
    await search.over();
    await typesetting.ready();
    const { photo } = editor.get(); // Not sooner: another photo may have come while this waited.
    if (!photo) return;
    const name = `${photo.name.replace(/\.[^.]*$/, '') || 'photo'}-text-behind.png`;
    saveFile(await toPng(editor.scene(), drawing.assets, photo), name);
    announce(say('announce.saved', { name }));
  } catch (error) {
    notices.show(failureOf(error));
  } finally {
    label.textContent = say('top.export');
    exportButton.disabled = false;
  }
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
