// @ts-check
import { createTopBar } from './app/topbar.js';
import { keepLanguage, language, sentencesOf } from './io/languages.js';
import { Problem, failureOf } from './io/problem.js';
import { find } from './ui/dom.js';
import { showLead, showPasteHint, takeIn } from './ui/intake.js';
import { createAnnouncer, createNotices } from './ui/notices.js';
import { fillIn, useSentences } from './ui/words.js';

const speaking = language();
useSentences(await sentencesOf(speaking), speaking);
Object.assign(document.documentElement, { lang: speaking.id, dir: speaking.dir });
fillIn(document);

const notices = createNotices(find(document, '#notices', HTMLElement));
createTopBar(find(document, '.top', HTMLElement), speaking, {
  async onLanguage(id) {
    keepLanguage(id);
    await desk.then(({ flush }) => flush(), () => {});
    location.reload(); // Everything is said anew; the design comes back by itself.
  },
});
takeIn({
  picker: find(document, '#file', HTMLInputElement),
  pickButtons: [find(document, '#pick', HTMLElement), find(document, '#new-photo', HTMLElement)],
  dropSign: find(document, '#drop', HTMLElement),
  onFile: (file) => atDesk(({ open }) => open(file)),
});
find(document, '#sample', HTMLElement).addEventListener('click', () => atDesk(({ openSample }) => openSample()));
showLead(find(document, '#empty-lead', HTMLElement));
showPasteHint(find(document, '#paste-hint', HTMLElement));

// What only a photo needs is nine tenths of the page; it comes while somebody looks for one.
document.head.append(find(document, '#desk-modules', HTMLTemplateElement).content);
const desk = import('./app/desk.js').then(
  ({ createDesk }) => createDesk({ notices, announce: createAnnouncer(find(document, '#live', HTMLElement)) }),
  (cause) => {
    throw new Problem('away', { cause });
  },
);
atDesk(() => {});

/** As soon as everything is there. @param {(desk: ReturnType<typeof import('./app/desk.js').createDesk>) => void} use */
function atDesk(use) {
  desk.then(use).catch((error) => notices.show(failureOf(error)));
}
