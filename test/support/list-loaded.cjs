// Loaded before the command: at the end, the modules that it loaded are written to the file LOADED, one a line.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.LOADED, Object.keys(require.cache).join('\n')));
