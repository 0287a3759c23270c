// node fonts.mjs FAMILIES.js NODE_MODULES TARGET: copies the files of the bundled families, one folder a family, each with its
// licence, and ends with 1 where the list says other than the packages.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [list, modules, target] = process.argv.slice(2);
// As text: Node would take a .js file without a package.json for CommonJS.
const { FAMILIES, RANGES, fileOf, hasWeights } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(list, 'utf8'))}`);
const wrong = FAMILIES.flatMap(copy);
if (wrong.length > 0) {
  console.error(`${list} does not fit the packages of src/main/npm/package.json:\n${wrong.join('\n')}`);
  process.exit(1);
}

/** @returns {string[]} what the list says wrongly of a family */
function copy(family) {
  const source = join(modules, hasWeights(family) ? '@fontsource-variable' : '@fontsource', family.folder);
  if (!existsSync(source)) return [`${family.name}: not in package.json`];
  const to = join(target, family.folder);
  mkdirSync(to, { recursive: true });
  cpSync(join(source, 'LICENSE'), join(to, 'LICENSE'));
  if (family.sliced) cpSync(join(source, 'unicode.json'), join(to, 'unicode.json'));
  const inPackage = new Set(readdirSync(join(source, 'files')));
  const ranges = JSON.parse(readFileSync(join(source, 'unicode.json'), 'utf8'));
  const slices = family.sliced ? Object.keys(ranges).filter((key) => key.startsWith('[')).map((key) => key.slice(1, -1)) : [];
  const files = [...family.subsets, ...slices].flatMap((part) =>
    (family.italic ? [false, true] : [false]).map((italic) => fileOf(family, part, italic)),
  );
  const missing = files.filter((file) => !inPackage.has(file));
  for (const file of files.filter((name) => inPackage.has(name))) cpSync(join(source, 'files', file), join(to, file));
  return [
    ...missing.map((file) => `${family.name}: no ${file} in the package`),
    ...differences(family, JSON.parse(readFileSync(join(source, 'metadata.json'), 'utf8'))),
    ...family.subsets.filter((subset) => subset !== 'arrows' && ranges[subset] !== RANGES[subset]).map((subset) => `${family.name}: range of ${subset} is ${ranges[subset]}`),
  ];
}

/** @returns {string[]} */
function differences(family, facts) {
  const axis = hasWeights(family) && facts.variable && facts.variable.wght;
  const said = {
    name: [family.name, facts.family],
    italic: [family.italic, facts.styles.includes('italic')],
    min: [family.min, axis ? Number(axis.min) : family.weight],
    max: [family.max, axis ? Number(axis.max) : family.weight],
    weight: [axis ? family.weight >= family.min && family.weight <= family.max : facts.weights.includes(family.weight), true],
    subsets: [family.subsets.join(), known(family, facts)],
  };
  return Object.entries(said).filter(([, [ours, theirs]]) => ours !== theirs).map(([key, [ours, theirs]]) => `${family.name}: ${key} ${ours}, not ${theirs}`);
}

/** Every subset of the package that the page has a use for. Of a font in slices, that is its Latin; and many fonts have a few symbols. */
function known({ sliced, subsets }, facts) {
  const wanted = sliced ? ['latin'] : Object.keys(RANGES).filter((subset) => subset !== 'symbols' || subsets.includes(subset));
  return wanted.filter((subset) => (subset === 'arrows' ? subsets.includes(subset) : facts.subsets.includes(subset))).join();
}
