// Tests that are written for Jest, run by Mocha: it keeps the modules from one change to the next, where Jest loads them
// anew, which would take seconds for each of thousands.
require('../support/run-typescript.cjs');
const { expect } = require('expect');
const { bind } = require('jest-each');
const { interfaces } = require('mocha');

// Stryker lets nobody name an interface of their own.
const { bdd } = interfaces;
interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on('pre-require', (globals) => {
    const { it, describe, before, after } = globals;
    Object.assign(it, { each: bind(it) });
    Object.assign(describe, { each: bind(describe, false) });
    Object.assign(globals, { test: it, expect, beforeAll: before, afterAll: after });
  });
};
