// @ts-check
import '../model/right.js';
import '../io/right.js';
document.title = 'No';
