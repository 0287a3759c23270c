// @ts-check
import {
  a,
} from '../io/right.js';
import '../main.js';
import 'somewhere';
console.log((document.body.innerHTML = String(a)));
void import('../io/late.js');
