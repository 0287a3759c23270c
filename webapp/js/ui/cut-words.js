// @ts-check
import { say, sayTime } from './words.js';

/** How far the search for the subject has got. @param {import('../model/cut.js').Cut} cut @param {boolean} isEmpty whether the mask shows no subject at all @returns {string} */
export function sayCut({ stage, fraction, place, size, eta, step }, isEmpty) {
  const percent = fraction === undefined ? undefined : Math.round(fraction * 100);
  switch (stage) {
    case 'idle':
      return '';
    case 'uploading':
      return percent === undefined ? say('cut.connecting') : say('cut.uploading', { percent });
    case 'waiting':
      if (place === undefined) return say('cut.waiting');
      if (!eta) return say('cut.waiting.place', { place, size: size ?? place });
      return say('cut.waiting.eta', { place, size: size ?? place, eta: sayTime(eta) });
    case 'working':
      if (step) return percent === undefined ? step : `${step} · ${percent} %`;
      return percent === undefined ? say('cut.working') : say('cut.working.percent', { percent });
    case 'done':
      return say(isEmpty ? 'cut.nothing' : 'cut.done');
    default:
      return say(`cut.${stage}`);
  }
}
