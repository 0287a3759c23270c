// @ts-check
import { connect, factsOf } from '../io/server.js';
import { createEditor } from '../model/editor.js';
import { createCutLine } from '../ui/cut-line.js';
import { find } from '../ui/dom.js';
import { showSaved } from '../ui/saved.js';
import { createStage } from '../ui/stage.js';
import { createTabs } from '../ui/tabs.js';
import { say } from '../ui/words.js';
import { createBrush } from './brush.js';
import { createDrawing } from './drawing.js';
import { createExporting } from './exporting.js';
import { follow } from './following.js';
import { createHands } from './hands.js';
import { createInspecting } from './inspecting.js';
import { createLayering } from './layering.js';
import { createMasking } from './masking.js';
import { createMaterials } from './materials.js';
import { createOpening } from './opening.js';
import { offerDesigns } from './reopening.js';
import { createSaving } from './saving.js';
import { createSearch } from './search.js';
import { createSizing } from './sizing.js';
import { createStyling } from './styling.js';
import { createSteps } from './topbar.js';
import { createTypesetting } from './typesetting.js';

/**
 * All that a photo needs, wired up; the parts find their places on the page.
 * @param {{notices: ReturnType<typeof import('../ui/notices.js').createNotices>, announce: (sentence: string) => void}} said
 */
export function createDesk({ notices, announce }) {
  const editor = createEditor();
  const materials = createMaterials();
  let stageBefore = '';

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
    thumb: drawing.thumbs.design,
    isHeld: drawing.isHeld,
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

  createSteps(find(document, '.top', HTMLElement), editor, announce);
  find(document, '#export', HTMLButtonElement).addEventListener('click', exporting.open);
  find(document, '#add-text', HTMLElement).addEventListener('click', layering.add);
  find(document, '#tabs', HTMLElement).addEventListener('click', styling.show);
  follow(editor, show, drawing.isHeld);
  void showModel();
  offerDesigns(find(document, '#recents', HTMLElement), opening, notices.show);

  /** @param {import('../model/editor.js').State} state */
  function show({ photo, cut }) {
    if (!photo) return;
    cutLine.show(cut);
    const isNews = cut.stage !== stageBefore && ['uploading', 'waiting', 'working', 'done', 'cancelled'].includes(cut.stage);
    if (isNews) announce(say(`announce.${cut.stage}`));
    stageBefore = cut.stage;
  }

  return { open: opening.file, openSample: opening.sample, flush: saving.flush };
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
