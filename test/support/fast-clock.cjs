// Loaded before the command: each look at the clock finds it CLOCK_STEP milliseconds further, whatever time it is.
const { performance } = require('node:perf_hooks');

let time = 0;
Object.defineProperty(performance, 'now', { value: () => (time += Number(process.env.CLOCK_STEP)) });
