// @ts-check
import './model/right.js';
