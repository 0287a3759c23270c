// @ts-check
import { createBrush } from './app/brush.js';
import { createDrawing } from './app/drawing.js';
import { createExporting } from './app/exporting.js';
import { createHands } from './app/hands.js';
import { createInspecting } from './app/inspecting.js';
import { createLayering } from './app/layering.js';
import { createMasking } from './app/masking.js';
import { createMaterials } from './app/materials.js';
import { createOpening } from './app/opening.js';
import { offerDesigns } from './app/reopening.js';
import { createSaving } from './app/saving.js';
import { createSearch } from './app/search.js';
import { createSizing } from './app/sizing.js';
import { createStyling } from './app/styling.js';
import { createTopBar } from './app/topbar.js';
import { createTypesetting } from './app/typesetting.js';
import { keepLanguage, language, sentencesOf } from './io/languages.js';
import { connect, factsOf } from './io/server.js';
import { createEditor } from './model/editor.js';
import { createCutLine } from './ui/cut-line.js';
import { find } from './ui/dom.js';
import { showLead, showPasteHint, takeIn } from './ui/intake.js';
import { createAnnouncer, createNotices } from './ui/notices.js';
import { showSaved } from './ui/saved.js';
import { createStage } from './ui/stage.js';
import { createTabs } from './ui/tabs.js';
import { fillIn, say, useSentences } from './ui/words.js';

const speaking = language();
useSentences(await sentencesOf(speaking), speaking);
Object.assign(document.documentElement, { lang: speaking.id, dir: speaking.dir });
fillIn(document);

const editor = createEditor();
const materials = createMaterials();
let stageBefore = '';

const notices = createNotices(find(document, '#notices', HTMLElement));
const announce = createAnnouncer(find(document, '#live', HTMLElement));
const stage = createStage(find(document, '#stage', HTMLElement), { onResize: () => drawing.resize() });
const drawing = createDrawing(editor, stage);
const typesetting = createTypesetting(editor, {
  picker: find(document, '#inspector', HTMLElement),
  onCome() {
    drawing.forget();
    layering.paint();
  },
  onFailure: notices.show,
});
const useFonts = () => typesetting.ready().catch(() => {}); // What went wrong is said already.
const hands = createHands(editor, stage, drawing, { announce, onWords: () => void useFonts(), onExport: () => exporting.open() });
const sizing = createSizing(editor, drawing);
const masking = createMasking(editor, materials, drawing, {
  onMatte(coverage) {
    layering.knowSubject(coverage < 0.001);
    styling.refresh();
  },
  onFailure: notices.show,
});
const brush = createBrush({ editor, materials, stage, drawing, hands, masking, announce, onFailure: notices.show });
const search = createSearch(editor, materials, masking.begin);
const saving = createSaving(editor, materials, {
  thumb: drawing.thumb,
  onState: (state) => showSaved(find(document, '#saved', HTMLElement), state),
  onFailure: notices.show,
});
const opening = createOpening({ editor, materials, drawing, search, saving, sizing, useFonts }, {
  begin: notices.clear,
  opened(name) {
    layering.knowSubject(false);
    styling.refresh();
    announce(say('announce.opened', { name }));
  },
  failed: notices.show,
});
const exporting = createExporting({
  editor,
  assets: drawing.assets,
  announce,
  settled: masking.settled,
  sceneChunks: saving.chunks,
  projectFile: saving.file,
});
const onCancel = search.cancel;
const onRetry = () => void opening.retry();
const tabs = createTabs(find(document, '#tabs', HTMLElement));
const inspecting = createInspecting(find(document, '#inspector', HTMLElement), {
  ...{ editor, typesetting, sizing, tabs, subjectTools: brush.elements },
  onAdd: () => layering.add(),
});
const layering = createLayering(find(document, '#layer-list', HTMLElement), {
  ...{ editor, drawing, sizing, announce, onCancel, onRetry },
  onEdit: inspecting.editText,
});
const styling = createStyling(find(document, '#styles', HTMLElement), { editor, drawing, sizing, announce, onFailure: notices.show });
const cutLine = createCutLine(find(document, '#cut-line', HTMLElement), { onCancel, onRetry });

createTopBar(find(document, '.top', HTMLElement), editor, speaking, {
  announce,
  async onLanguage(id) {
    keepLanguage(id);
    await saving.flush();
    location.reload(); // Everything is said anew; the design comes back by itself.
  },
});
takeIn({
  picker: find(document, '#file', HTMLInputElement),
  pickButtons: [find(document, '#pick', HTMLElement), find(document, '#new-photo', HTMLElement)],
  dropSign: find(document, '#drop', HTMLElement),
  onFile: opening.file,
});
find(document, '#export', HTMLButtonElement).addEventListener('click', exporting.open);
find(document, '#sample', HTMLElement).addEventListener('click', opening.sample);
find(document, '#add-text', HTMLElement).addEventListener('click', layering.add);
find(document, '#tabs', HTMLElement).addEventListener('click', styling.show);
editor.subscribe(show);
showLead(find(document, '#empty-lead', HTMLElement));
showPasteHint(find(document, '#paste-hint', HTMLElement));
void showModel();
offerDesigns(find(document, '#recents', HTMLElement), opening, notices.show);

/** @param {import('./model/editor.js').State} state */
function show({ photo, cut }) {
  if (!photo) return;
  cutLine.show(cut);
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
