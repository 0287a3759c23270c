import '../ui/wrong.js';
