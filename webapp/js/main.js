// @ts-check
import { contextOf, smaller } from './draw/assets.js';
import { boxOf, sizeForWidth } from './draw/layout.js';
import { drawOutline } from './draw/outline.js';
import { render } from './draw/render.js';
import { photoThumb, subjectThumb, textThumb } from './draw/thumb.js';
import { lightness } from './draw/tone.js';
import { cutOut } from './io/cutout.js';
import { decode, forServer } from './io/decode.js';
import { loadFont, registerFonts } from './io/fonts.js';
import { readMatte } from './io/mattes.js';
import { saveFile, toPng } from './io/png.js';
import { failureOf } from './io/problem.js';
import { connect, factsOf } from './io/server.js';
import { NO_CUT, afterNews, isBusy, nextRun } from './model/cut.js';
import { carryOver, changeLayer, firstScene, onPhoto } from './model/scene.js';
import { createStore } from './model/store.js';
import { contains } from './model/view.js';
import { find } from './ui/dom.js';
import { showPasteHint, takeIn } from './ui/intake.js';
import { createLayers } from './ui/layers.js';
import { createAnnouncer, createNotices } from './ui/notices.js';
import { createPanel } from './ui/panel.js';
import { createStage } from './ui/stage.js';
import { themeButton } from './ui/theme.js';
import { fillIn, say, useSentences } from './ui/words.js';

/**
 * @typedef {import('./model/types.js').Scene} Scene
 * @typedef {import('./model/types.js').PhotoFacts} PhotoFacts
 * @typedef {import('./draw/assets.js').Assets} Assets
 *
 * @typedef {object} State
 * @property {PhotoFacts | null} photo
 * @property {Scene} scene
 * @property {import('./model/cut.js').Cut} cut
 */

/** How much of the photo's width a first text takes. */
const FIRST_WIDTH = 0.84;
/** On a photo lighter than this, a first text is dark. */
const LIGHT = 0.6;

useSentences(await (await fetch(new URL('../lang/en.json', import.meta.url))).json());
fillIn(document);
registerFonts();

const store = createStore(/** @type {State} */ ({ photo: null, scene: { layers: [] }, cut: NO_CUT }));
/** @type {Assets} */
const assets = { levels: [], surface, memo: new Map() };
/** @type {import('./io/decode.js').Photo | null} */
let source = null;
let isSubjectEmpty = false;
let opening = 0;
let attempt = new AbortController();
/** The search for the subject that goes on; it never fails, it reports. */
let search = Promise.resolve();
let fit = { scale: 1, width: 1, height: 1 };
let frameWanted = false;
/** @type {{x: number, y: number} | null} from the pointer to the layer's centre */
let grip = null;

const ruler = contextOf(surface(1, 1));
const notices = createNotices(find(document, '#notices', HTMLElement));
const announce = createAnnouncer(find(document, '#live', HTMLElement));
const panel = createPanel(find(document, '#inspector', HTMLElement), { onChange: change });
const layers = createLayers(find(document, '#layer-list', HTMLElement), {
  onCancel: () => attempt.abort(new DOMException('Cancelled', 'AbortError')),
  onRetry: startSearch,
  onEdit: panel.editText,
  paintThumb,
});
const stage = createStage(find(document, '#stage', HTMLElement), {
  isOnText: (at, slop) => contains(boxOf(ruler, text()), at, slop),
  onGrab: (at) => (grip = { x: text().x - at.x, y: text().y - at.y }),
  onDrag: (at) => grip && move({ x: at.x + grip.x, y: at.y + grip.y }),
  onRelease: () => (grip = null),
  onNudge: (step) => {
    move({ x: text().x + step.x, y: text().y + step.y });
    announce(say('stage.moved', { x: text().x, y: text().y }));
  },
  onResize: () => store.get().photo && resize(),
  onAttention: draw,
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
showPasteHint(find(document, '#paste-hint', HTMLElement));
void showModel();

function text() {
  return store.get().scene.layers[0];
}

/** @param {File} file */
async function open(file) {
  const mine = ++opening;
  notices.clear();
  try {
    const photo = await decode(file);
    if (mine !== opening) return photo.bitmap.close();
    attempt.abort();
    await showPhoto(photo);
    announce(say('announce.opened', { name: file.name }));
    await startSearch();
  } catch (error) {
    if (mine === opening) notices.show(failureOf(error));
  }
}

/** @param {import('./io/decode.js').Photo} photo */
async function showPhoto(photo) {
  const { bitmap, file } = photo;
  const { photo: old, scene } = store.get();
  source?.bitmap.close();
  source = photo;
  const facts = { name: file.name, width: bitmap.width, height: bitmap.height };
  assets.levels = [{ scale: 1, photo: bitmap, matte: null }];
  assets.memo.clear();
  isSubjectEmpty = false;
  store.update({ photo: facts, scene: old ? carryOver(scene, old, facts) : firstScene(facts), cut: { ...NO_CUT, run: store.get().cut.run } });
  document.body.classList.remove('is-empty');
  showScene();
  resize();
  await useFont();
  if (!old) firstLook(bitmap.width);
}

/** As wide as the photo takes, and readable on it. @param {number} width */
function firstLook(width) {
  change({ size: sizeForWidth(ruler, text(), width * FIRST_WIDTH) });
  if (lightness(assets, boxOf(ruler, text())) > LIGHT) change({ color: '#16181c' });
}

function startSearch() {
  search = findSubject();
  return search;
}

/** From the photo to its subject; while it lasts, and if it fails, the text stays on top. */
async function findSubject() {
  const photo = source;
  if (!photo) return;
  attempt = new AbortController();
  const { signal } = attempt;
  const { run } = nextRun(store.get().cut);
  store.update({ cut: { stage: 'uploading', run } });
  showCut();
  /** @param {import('./model/cut.js').CutNews} news */
  const report = (news) => {
    const before = store.get().cut;
    store.update({ cut: afterNews(before, run, news) });
    if (store.get().cut !== before) showCut(before.stage);
  };
  try {
    const mask = await cutOut(await forServer(photo), { signal, report });
    const matte = await readMatte(photo.bitmap, mask, signal);
    if (signal.aborted) return;
    assets.levels = [{ ...assets.levels[0], matte }];
    isSubjectEmpty = matte.coverage < 0.001;
    resize();
    report({ stage: 'done' });
  } catch (error) {
    report(signal.aborted ? { stage: 'cancelled' } : { stage: 'failed', failure: failureOf(error) });
  }
}

/** @param {Partial<import('./model/types.js').TextLayer>} values */
function change(values) {
  store.update({ scene: changeLayer(store.get().scene, text().id, values) });
  showScene();
  draw();
  if ('text' in values) void useFont();
  if ('family' in values) void useFont().then(keepInside);
}

/** Some families are twice as wide as others; trying them must not push the text out of the picture. */
function keepInside() {
  const { photo } = store.get();
  if (photo && boxOf(ruler, text()).width > photo.width) change({ size: sizeForWidth(ruler, text(), photo.width * FIRST_WIDTH) });
}

/** @param {{x: number, y: number}} to */
function move(to) {
  const { photo } = store.get();
  if (photo) change(onPhoto(to, photo));
}

/** A canvas draws with whatever font is there; so it draws again when the right one has come. */
async function useFont() {
  const { family, text: words } = text();
  try {
    await loadFont(family, words);
  } catch (error) {
    notices.show(failureOf(error));
  }
  assets.memo.clear();
  draw();
  layers.paint();
}

function resize() {
  const { photo } = store.get();
  if (!photo) return;
  fit = stage.fitTo(photo);
  const full = assets.levels[0];
  assets.levels = fit.scale === 1 ? [full] : [full, smaller(full, fit, surface)];
  draw();
  layers.paint();
}

function draw() {
  if (frameWanted || !store.get().photo) return;
  frameWanted = true;
  requestAnimationFrame(() => {
    frameWanted = false;
    const { photo, scene } = store.get();
    if (!photo) return;
    render(stage.photo, scene, assets, { scale: fit.scale, rect: { x: 0, y: 0, width: photo.width, height: photo.height } });
    stage.overlay.clearRect(0, 0, stage.overlay.canvas.width, stage.overlay.canvas.height);
    const box = boxOf(ruler, text());
    if (!stage.hasAttention() || box.width === 0) return;
    drawOutline(stage.overlay, stage.onOverlay(box), { color: '#ffb02e', density: devicePixelRatio });
  });
}

async function save() {
  const label = find(exportButton, 'span', HTMLSpanElement);
  exportButton.disabled = true;
  try {
    // Saved now, the text would stand in front of the subject. Who does not want to wait can cancel the search.
    if (isBusy(store.get().cut)) label.textContent = say('top.exportWaits');
    await search;
    await loadFont(text().family, text().text);
    assets.memo.clear();
    const { photo, scene } = store.get(); // Not sooner: another photo may have come while this waited.
    if (!photo) return;
    const name = `${photo.name.replace(/\.[^.]*$/, '') || 'photo'}-text-behind.png`;
    saveFile(await toPng(scene, assets, photo), name);
    announce(say('announce.saved', { name }));
  } catch (error) {
    notices.show(failureOf(error));
  } finally {
    label.textContent = say('top.export');
    exportButton.disabled = false;
  }
}

function showScene() {
  const { scene, photo } = store.get();
  if (!photo) return;
  panel.show(scene.layers[0]);
  layers.showScene(scene, photo);
}

/** @param {string} [before] the stage until now: only news is said aloud */
function showCut(before) {
  const { cut } = store.get();
  layers.showCut(cut, isSubjectEmpty);
  if (cut.stage !== before && ['uploading', 'waiting', 'working', 'done', 'cancelled'].includes(cut.stage)) announce(say(`announce.${cut.stage}`));
}

/** @param {HTMLCanvasElement} canvas @param {string} what */
function paintThumb(canvas, what) {
  const { photo } = store.get();
  const ctx = canvas.getContext('2d');
  if (!photo || !ctx) return;
  if (what === 'text') textThumb(ctx, text(), canvas);
  else if (what === 'subject') subjectThumb(ctx, assets, canvas);
  else photoThumb(ctx, assets.levels[assets.levels.length - 1].photo, canvas);
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

/** @param {number} width @param {number} height @returns {import('./draw/assets.js').Surface} */
function surface(width, height) {
  return new OffscreenCanvas(width, height);
}
