// @ts-check
export * from '../draw/wrong.js';
