import '../../../../dist/define.js';
