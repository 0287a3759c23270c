// @ts-check
/**
 * The words of the page, as types. Lengths are in photo pixels unless they say otherwise.
 *
 * @typedef {'behind' | 'front'} Depth
 *
 * @typedef {object} TextLayer
 * @property {string} id
 * @property {string} text lines, divided by \n
 * @property {string} family a key of FAMILIES
 * @property {number} size font size
 * @property {string} color #rrggbb
 * @property {Depth} depth on which side of the subject
 * @property {number} x centre
 * @property {number} y centre
 *
 * @typedef {object} Scene what the picture is made of, apart from pixels; plain data, replaced and never edited
 * @property {TextLayer[]} layers bottom to top
 *
 * @typedef {object} Rect
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} View which part of the photo is drawn, and how large
 * @property {number} scale target pixels per photo pixel
 * @property {Rect} rect in photo pixels; its corner is the target's corner
 *
 * @typedef {object} PhotoFacts
 * @property {string} name
 * @property {number} width upright
 * @property {number} height upright
 *
 * @typedef {object} ModelFacts as /config has it
 * @property {string} id
 * @property {string} version
 * @property {number} inputSize
 * @property {string} provider
 */
export {};
