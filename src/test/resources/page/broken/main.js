// @ts-check
import './io/right.js';
