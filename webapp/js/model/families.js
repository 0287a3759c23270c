// @ts-check
/**
 * The bundled families. `weight` is the one that text is set in: what a poster would take, within the font's own axis.
 * Files are at vendor/fonts/<folder>/<folder>-<subset>-<face>-normal.woff2, as the build copies them.
 *
 * @typedef {{name: string, folder: string, face: 'wght' | '400', axis: string, min: number, max: number, weight: number, subsets: Subset[]}} Family
 * @typedef {'latin' | 'latin-ext'} Subset
 */

/** @type {Subset[]} */
const BOTH = ['latin', 'latin-ext'];

/** @type {Family[]} */
export const FAMILIES = [
  { name: 'Anton', folder: 'anton', face: '400', axis: '400', min: 400, max: 400, weight: 400, subsets: BOTH },
  { name: 'Bebas Neue', folder: 'bebas-neue', face: '400', axis: '400', min: 400, max: 400, weight: 400, subsets: BOTH },
  { name: 'Archivo Black', folder: 'archivo-black', face: '400', axis: '400', min: 400, max: 400, weight: 400, subsets: BOTH },
  { name: 'Unbounded', folder: 'unbounded', face: 'wght', axis: '200 900', min: 200, max: 900, weight: 800, subsets: BOTH },
  { name: 'Oswald', folder: 'oswald', face: 'wght', axis: '200 700', min: 200, max: 700, weight: 700, subsets: BOTH },
  { name: 'Montserrat', folder: 'montserrat', face: 'wght', axis: '100 900', min: 100, max: 900, weight: 800, subsets: BOTH },
  { name: 'Inter', folder: 'inter', face: 'wght', axis: '100 900', min: 100, max: 900, weight: 800, subsets: BOTH },
  { name: 'Playfair Display', folder: 'playfair-display', face: 'wght', axis: '400 900', min: 400, max: 900, weight: 800, subsets: BOTH },
  { name: 'Abril Fatface', folder: 'abril-fatface', face: '400', axis: '400', min: 400, max: 400, weight: 400, subsets: BOTH },
  { name: 'Pacifico', folder: 'pacifico', face: '400', axis: '400', min: 400, max: 400, weight: 400, subsets: BOTH },
  { name: 'Dancing Script', folder: 'dancing-script', face: 'wght', axis: '400 700', min: 400, max: 700, weight: 700, subsets: BOTH },
  { name: 'Permanent Marker', folder: 'permanent-marker', face: '400', axis: '400', min: 400, max: 400, weight: 400, subsets: ['latin'] },
];

/** What each subset's files cover: fontsource's unicode-range, without which one subset would hide the other. */
export const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,' +
    'U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,' +
    'U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
};

/** @param {string} name @returns {Family} the first one for a name that is not in the bundle */
export function familyOf(name) {
  return FAMILIES.find((family) => family.name === name) ?? FAMILIES[0];
}
