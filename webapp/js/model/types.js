// @ts-check
/**
 * The words of the page, as types. Places are in photo pixels. What belongs to a text's look is in hundredths of its font size
 * ("%"), so that a look stays itself at every size and on every photo. Angles are in degrees, clockwise; colours are #rrggbb or
 * #rrggbbaa.
 *
 * @typedef {'behind' | 'front'} Depth
 *
 * @typedef {object} TextLayer
 * @property {string} id
 * @property {string} name what the layer list calls it; empty: its text
 * @property {boolean} hidden
 * @property {boolean} locked cannot be moved or changed on the canvas
 *
 * @property {string} text lines, divided by \n
 * @property {Depth} depth on which side of the subject
 * @property {string} family a name of FAMILIES
 * @property {number} weight within the family's own axis
 * @property {boolean} italic only where the family has one
 * @property {'none' | 'upper' | 'lower' | 'title'} textCase
 * @property {number} size font size, photo pixels
 * @property {number} letterSpacing %
 * @property {number} lineHeight % of the font size from baseline to baseline
 * @property {'start' | 'center' | 'end'} align of the lines to each other
 * @property {'auto' | 'ltr' | 'rtl'} direction
 *
 * @property {'solid' | 'linear' | 'radial' | 'none'} fill
 * @property {string} color
 * @property {string} color2 where a gradient ends
 * @property {number} fillAngle direction of a linear gradient; 0 is from left to right
 * @property {number} opacity % of everything the layer draws
 * @property {Blend} blend
 *
 * @property {boolean} stroke
 * @property {number} strokeWidth %
 * @property {string} strokeColor
 * @property {'outside' | 'center' | 'inside'} strokePlace
 *
 * @property {boolean} shadow
 * @property {number} shadowX %
 * @property {number} shadowY %
 * @property {number} shadowBlur % standard deviation
 * @property {string} shadowColor
 *
 * @property {boolean} glow
 * @property {number} glowSize % standard deviation
 * @property {string} glowColor
 *
 * @property {boolean} extrude
 * @property {number} extrudeDepth %
 * @property {number} extrudeAngle where the block goes; 0 is to the right, 90 down
 * @property {string} extrudeColor
 *
 * @property {boolean} box a background behind the lines
 * @property {string} boxColor
 * @property {number} boxPad %
 * @property {number} boxRadius %
 *
 * @property {number} x the layer's centre
 * @property {number} y the layer's centre
 * @property {number} rotation
 * @property {number} skewX
 * @property {number} skewY
 *
 * @property {number} tiltX around the horizontal axis; positive leans the top away
 * @property {number} tiltY around the vertical axis; positive leans the right side away
 * @property {number} distance of the eye, % of the font size
 * @property {Corners} corners how far each corner is pulled from where it would be, %: left top, right top, right bottom, left bottom
 *
 * @typedef {[number, number, number, number, number, number, number, number]} Corners x and y of each
 *
 * @typedef {'source-over' | 'multiply' | 'screen' | 'overlay' | 'darken' | 'lighten' | 'color-dodge' | 'color-burn' | 'hard-light'
 *   | 'soft-light' | 'difference' | 'exclusion' | 'hue' | 'saturation' | 'color' | 'luminosity'} Blend the canvas's own names
 *
 * @typedef {object} Subject how the mask is used
 * @property {string} mask which one: FOUND, or the id of one that was brought along
 * @property {number} threshold % of the mask's soft range that is moved towards background (negative) or subject (positive)
 * @property {number} grow photo pixels outwards; negative shrinks
 * @property {number} feather photo pixels, standard deviation
 * @property {Stroke[]} strokes of the brush, the oldest first; they are applied last
 *
 * @typedef {object} Stroke
 * @property {'restore' | 'erase'} mode
 * @property {number} size diameter, photo pixels
 * @property {number} softness % of the radius that fades
 * @property {number[]} points x, y, x, y …, photo pixels
 *
 * @typedef {object} Scene what the picture is made of, apart from pixels; plain data, replaced and never edited
 * @property {TextLayer[]} layers bottom to top; those behind the subject come first
 * @property {Subject} subject
 *
 * @typedef {object} Rect
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{width: number, height: number}} Size
 *
 * @typedef {object} View which part of the photo is drawn, and how large
 * @property {number} scale target pixels per photo pixel
 * @property {Rect} rect in photo pixels; its corner is the target's corner
 * @property {'all' | 'subject' | 'text'} [what] the subject or the texts alone, on nothing; all if left out
 * @property {number} [detail] of texts that are not painted yet, in parts of the view's own; less than 1 only while hands are at
 *     them, and never in a file
 * @property {boolean} [isKept] whether the context has what was drawn there last, so that only what differs need be drawn; not
 *     said where nothing will be drawn again
 *
 * @typedef {object} PhotoFacts
 * @property {string} name
 * @property {number} width upright
 * @property {number} height upright
 * @property {PredefinedColorSpace} [colorSpace] that it is drawn and saved in; sRGB if not said
 * @property {string} [converted] name of the profile from which the browser has converted it; empty or not there: it has not
 * @property {boolean} [isOpaque] whether it surely has no transparent pixel
 *
 * @typedef {object} ModelFacts as /config has it
 * @property {string} id
 * @property {string} version
 * @property {number} inputSize
 * @property {string} provider
 */

/** The mask that the server found for this photo. */
export const FOUND = 'found';
