// @ts-check
/**
 * The bundled families. The build copies the files that this list names out of their packages and fails where it says other
 * than the packages do (src/main/npm/fonts.mjs); it imports nothing, so that the build can read it.
 *
 * @typedef {object} Family
 * @property {string} name
 * @property {string} folder of its files, and the package's name
 * @property {Group} group where the picker shows it
 * @property {number} min the lightest weight of its axis; a face without an axis has min = max
 * @property {number} max the boldest one
 * @property {number} weight what a poster would take
 * @property {number} heft how heavy it looks at `weight`, on the scale of families that have an axis
 * @property {boolean} italic whether it has a real one
 * @property {Subset[]} subsets its letters, one file each
 * @property {Sliced | null} sliced too large for one file: its own script is cut into many, whose ranges are in unicode.json
 *
 * @typedef {'display' | 'condensed' | 'sans' | 'rounded' | 'serif' | 'slab' | 'script' | 'hand' | 'pixel' | 'mono' | 'world'} Group
 * @typedef {keyof typeof RANGES} Subset
 * @typedef {'japanese' | 'korean' | 'chinese' | 'emoji'} Sliced
 */

/** What each subset's files cover, without which one file would hide the other; as in every package that has them. */
export const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,' +
    'U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,' +
    'U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,' +
    'U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  'cyrillic-ext': 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  'greek-ext': 'U+1F00-1FFF',
  hebrew: 'U+0307-0308,U+0590-05FF,U+200C-2010,U+20AA,U+25CC,U+FB1D-FB4F',
  arabic:
    'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,' +
    'U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC,U+102E0-102FB,U+10E60-10E7E,U+10EC2-10EC4,U+10EFC-10EFF,U+1EE00-1EE03,' +
    'U+1EE05-1EE1F,U+1EE21-1EE22,U+1EE24,U+1EE27,U+1EE29-1EE32,U+1EE34-1EE37,U+1EE39,U+1EE3B,U+1EE42,U+1EE47,U+1EE49,' +
    'U+1EE4B,U+1EE4D-1EE4F,U+1EE51-1EE52,U+1EE54,U+1EE57,U+1EE59,U+1EE5B,U+1EE5D,U+1EE5F,U+1EE61-1EE62,U+1EE64,' +
    'U+1EE67-1EE6A,U+1EE6C-1EE72,U+1EE74-1EE77,U+1EE79-1EE7C,U+1EE7E,U+1EE80-1EE89,U+1EE8B-1EE9B,U+1EEA1-1EEA3,' +
    'U+1EEA5-1EEA9,U+1EEAB-1EEBB,U+1EEF0-1EEF1',
  devanagari: 'U+0900-097F,U+1CD0-1CF9,U+200C-200D,U+20A8,U+20B9,U+20F0,U+25CC,U+A830-A839,U+A8E0-A8FF,U+11B00-11B09',
  thai: 'U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC',
  // Of the symbols that its package has, those that no other one has.
  arrows: 'U+2190-21FF,U+2669-266F',
  symbols:
    'U+0001-000C,U+000E-001F,U+007F-009F,U+20DD-20E0,U+20E2-20E4,U+2150-218F,U+2190,U+2192,U+2194-2199,U+21AF,' +
    'U+21E6-21F0,U+21F3,U+2218-2219,U+2299,U+22C4-22C6,U+2300-243F,U+2440-244A,U+2460-24FF,U+25A0-27BF,U+2800-28FF,' +
    'U+2921-2922,U+2981,U+29BF,U+29EB,U+2B00-2BFF,U+4DC0-4DFF,U+FFF9-FFFB,U+10140-1018E,U+10190-1019C,U+101A0,' +
    'U+101D0-101FD,U+102E0-102FB,U+10E60-10E7E,U+1D2C0-1D2D3,U+1D2E0-1D37F,U+1F000-1F0FF,U+1F100-1F1AD,U+1F1E6-1F1FF,' +
    'U+1F30D-1F30F,U+1F315,U+1F31C,U+1F31E,U+1F320-1F32C,U+1F336,U+1F378,U+1F37D,U+1F382,U+1F393-1F39F,U+1F3A7-1F3A8,' +
    'U+1F3AC-1F3AF,U+1F3C2,U+1F3C4-1F3C6,U+1F3CA-1F3CE,U+1F3D4-1F3E0,U+1F3ED,U+1F3F1-1F3F3,U+1F3F5-1F3F7,U+1F408,' +
    'U+1F415,U+1F41F,U+1F426,U+1F43F,U+1F441-1F442,U+1F444,U+1F446-1F449,U+1F44C-1F44E,U+1F453,U+1F46A,U+1F47D,' +
    'U+1F4A3,U+1F4B0,U+1F4B3,U+1F4B9,U+1F4BB,U+1F4BF,U+1F4C8-1F4CB,U+1F4D6,U+1F4DA,U+1F4DF,U+1F4E3-1F4E6,' +
    'U+1F4EA-1F4ED,U+1F4F7,U+1F4F9-1F4FB,U+1F4FD-1F4FE,U+1F503,U+1F507-1F50B,U+1F50D,U+1F512-1F513,U+1F53E-1F54A,' +
    'U+1F54F-1F5FA,U+1F610,U+1F650-1F67F,U+1F687,U+1F68D,U+1F691,U+1F694,U+1F698,U+1F6AD,U+1F6B2,U+1F6B9-1F6BA,' +
    'U+1F6BC,U+1F6C6-1F6CF,U+1F6D3-1F6D7,U+1F6E0-1F6EA,U+1F6F0-1F6F3,U+1F6F7-1F6FC,U+1F700-1F7FF,U+1F800-1F80B,' +
    'U+1F810-1F847,U+1F850-1F859,U+1F860-1F887,U+1F890-1F8AD,U+1F8B0-1F8BB,U+1F8C0-1F8C1,U+1F900-1F90B,U+1F93B,' +
    'U+1F946,U+1F984,U+1F996,U+1F9E9,U+1FA00-1FA6F,U+1FA70-1FA7C,U+1FA80-1FA89,U+1FA8F-1FAC6,U+1FACE-1FADC,' +
    'U+1FADF-1FAE9,U+1FAF0-1FAF8,U+1FB00-1FBFF',
};

/** Central European, Turkish, Baltic … */
const EXT = 'latin latin-ext';
const VIET = 'latin latin-ext vietnamese';
const CYR = 'latin latin-ext vietnamese cyrillic cyrillic-ext';
const ALL = 'latin latin-ext vietnamese cyrillic cyrillic-ext greek greek-ext';

/** One file a subset, one weight. @param {Group} group @param {string} name @param {number} heft @param {string} subsets @param {{weight?: number, italic?: boolean, sliced?: Sliced}} [more] @returns {Family} */
function single(group, name, heft, subsets, { weight = 400, italic = false, sliced } = {}) {
  return { name, folder: folderOf(name), group, min: weight, max: weight, weight, heft, italic, subsets: split(subsets), sliced: sliced ?? null };
}

/** Every weight of an axis. @param {Group} group @param {string} name @param {[number, number]} axis @param {number} weight @param {string} subsets @param {{italic?: boolean, sliced?: Sliced}} [more] @returns {Family} */
function variable(group, name, [min, max], weight, subsets, { italic = false, sliced } = {}) {
  return { name, folder: folderOf(name), group, min, max, weight, heft: weight, italic, subsets: split(subsets), sliced: sliced ?? null };
}

/** In the picker's order. @type {Family[]} */
export const FAMILIES = [
  single('condensed', 'Anton', 800, VIET),
  single('condensed', 'Bebas Neue', 700, EXT),
  variable('condensed', 'Oswald', [200, 700], 700, CYR),
  single('condensed', 'League Gothic', 700, VIET),
  variable('condensed', 'Roboto Condensed', [100, 900], 800, ALL, { italic: true }),

  single('display', 'Archivo Black', 900, EXT),
  variable('display', 'Unbounded', [200, 900], 800, CYR),
  variable('display', 'Syne', [400, 800], 800, 'latin latin-ext greek'),
  single('display', 'Bungee', 900, VIET),
  single('display', 'Titan One', 900, EXT),
  single('display', 'Rubik Mono One', 900, 'latin latin-ext cyrillic'),
  single('display', 'Black Ops One', 800, 'latin latin-ext vietnamese cyrillic-ext'),
  single('display', 'Luckiest Guy', 900, EXT),
  single('display', 'Bangers', 700, VIET),
  variable('display', 'Orbitron', [400, 900], 900, 'latin'),
  single('display', 'Monoton', 500, EXT),
  single('display', 'Shrikhand', 800, EXT),

  variable('sans', 'Inter', [100, 900], 800, ALL, { italic: true }),
  variable('sans', 'Montserrat', [100, 900], 800, CYR, { italic: true }),
  variable('sans', 'Outfit', [100, 900], 800, EXT),
  variable('sans', 'Archivo', [100, 900], 800, VIET, { italic: true }),
  variable('sans', 'Raleway', [100, 900], 800, CYR, { italic: true }),
  variable('sans', 'Jost', [100, 900], 700, 'latin latin-ext cyrillic', { italic: true }),
  variable('sans', 'Space Grotesk', [300, 700], 700, VIET),
  variable('sans', 'Rubik', [300, 900], 800, 'latin latin-ext cyrillic cyrillic-ext hebrew arabic', { italic: true }),

  variable('rounded', 'Nunito', [200, 1000], 900, CYR, { italic: true }),
  variable('rounded', 'Fredoka', [300, 700], 700, 'latin latin-ext hebrew'),
  variable('rounded', 'Comfortaa', [300, 700], 700, 'latin latin-ext vietnamese cyrillic cyrillic-ext greek'),
  variable('rounded', 'Baloo 2', [400, 800], 800, 'latin latin-ext vietnamese devanagari'),

  variable('serif', 'Playfair Display', [400, 900], 800, 'latin latin-ext vietnamese cyrillic', { italic: true }),
  single('serif', 'Abril Fatface', 800, EXT),
  single('serif', 'DM Serif Display', 700, EXT, { italic: true }),
  variable('serif', 'Bodoni Moda', [400, 900], 700, EXT, { italic: true }),
  variable('serif', 'Fraunces', [100, 900], 800, VIET, { italic: true }),
  variable('serif', 'Cinzel', [400, 900], 700, EXT),
  single('serif', 'Instrument Serif', 400, EXT, { italic: true }),
  variable('serif', 'Cormorant Garamond', [300, 700], 600, CYR, { italic: true }),
  variable('serif', 'EB Garamond', [400, 800], 600, ALL, { italic: true }),

  single('slab', 'Alfa Slab One', 900, VIET),
  variable('slab', 'Roboto Slab', [100, 900], 800, ALL),
  variable('slab', 'Bitter', [100, 900], 800, CYR, { italic: true }),
  single('slab', 'Special Elite', 400, EXT),

  single('script', 'Pacifico', 600, CYR),
  single('script', 'Lobster', 600, CYR),
  variable('script', 'Dancing Script', [400, 700], 700, VIET),
  single('script', 'Great Vibes', 400, 'latin latin-ext vietnamese cyrillic cyrillic-ext greek-ext'),
  single('script', 'Kaushan Script', 500, EXT),

  single('hand', 'Permanent Marker', 700, 'latin'),
  variable('hand', 'Caveat', [400, 700], 700, 'latin latin-ext cyrillic cyrillic-ext'),
  single('hand', 'Amatic SC', 600, 'latin latin-ext vietnamese cyrillic hebrew', { weight: 700 }),
  single('hand', 'Rock Salt', 500, 'latin'),

  single('pixel', 'Press Start 2P', 700, 'latin latin-ext cyrillic cyrillic-ext greek'),
  variable('pixel', 'Pixelify Sans', [400, 700], 600, 'latin latin-ext cyrillic'),
  single('pixel', 'VT323', 400, VIET),

  variable('mono', 'JetBrains Mono', [100, 800], 700, 'latin latin-ext vietnamese cyrillic cyrillic-ext greek', { italic: true }),
  single('mono', 'Space Mono', 700, VIET, { weight: 700, italic: true }),

  variable('world', 'Cairo', [200, 1000], 800, 'latin latin-ext arabic'),
  single('world', 'Lalezar', 800, 'latin latin-ext vietnamese arabic'),
  variable('world', 'Noto Sans Arabic', [100, 900], 800, 'latin latin-ext arabic'),
  variable('world', 'Noto Naskh Arabic', [400, 700], 700, 'latin latin-ext arabic'),
  variable('world', 'Heebo', [100, 900], 800, 'latin latin-ext hebrew'),
  variable('world', 'Noto Serif Hebrew', [100, 900], 800, 'latin latin-ext hebrew'),
  variable('world', 'Noto Sans Devanagari', [100, 900], 800, 'latin latin-ext devanagari'),
  variable('world', 'Noto Sans Thai', [100, 900], 800, 'latin latin-ext thai'),
  variable('world', 'Noto Serif Thai', [100, 900], 800, 'latin latin-ext thai'),
  variable('world', 'Noto Sans JP', [100, 900], 800, 'latin', { sliced: 'japanese' }),
  variable('world', 'Noto Sans KR', [100, 900], 800, 'latin', { sliced: 'korean' }),
  variable('world', 'Noto Sans SC', [100, 900], 800, 'latin', { sliced: 'chinese' }),
  variable('world', 'Noto Sans Symbols', [100, 900], 800, 'latin latin-ext arrows'),
  single('world', 'Noto Sans Symbols 2', 700, 'latin latin-ext symbols'),
  single('world', 'Noto Emoji', 700, '', { weight: 700, sliced: 'emoji' }),
];

/** @type {Map<string, Family>} */
const BY_NAME = new Map(FAMILIES.map((family) => [family.name, family]));

/** @param {string} name @returns {Family} the first one for a name that is not in the bundle */
export function familyOf(name) {
  return BY_NAME.get(name) ?? FAMILIES[0];
}

/** The nearest weight that the family has: a canvas would make up a bold one. @param {Family} family @param {number} wanted @returns {number} */
export function weightOf({ min, max }, wanted) {
  return Math.min(max, Math.max(min, Math.round(wanted)));
}

/** Whether to ask for an italic: a canvas would slant the upright one. @param {Family} family @param {boolean} wanted @returns {boolean} */
export function italicOf(family, wanted) {
  return wanted && family.italic;
}

/** @param {Family} family @returns {boolean} whether there is a weight to choose */
export function hasWeights({ min, max }) {
  return min < max;
}

/** A file's name in the family's folder. @param {Family} family @param {string} part a subset, or a number among slices @param {boolean} italic @returns {string} */
export function fileOf(family, part, italic) {
  const face = hasWeights(family) ? 'wght' : String(family.weight);
  return `${family.folder}-${part === 'arrows' ? 'symbols' : part}-${face}-${italic ? 'italic' : 'normal'}.woff2`;
}

/** @param {string} name */
function folderOf(name) {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** @param {string} subsets @returns {Subset[]} */
function split(subsets) {
  return /** @type {Subset[]} */ (subsets.split(' ').filter((subset) => subset));
}
