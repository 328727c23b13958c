// Run with: node formatPrice.test.js
const assert = require("assert");
const fs = require("fs");
const path = require("path");

const source = fs.readFileSync(path.join(__dirname, "source.js"), "utf8");
const formatPrice = new Function("exports", `${source}; return exports;`)();

assert.strictEqual(formatPrice(1250), "12.50 EUR");
assert.strictEqual(formatPrice(5), "0.05 EUR");
assert.strictEqual(formatPrice(-990, "CHF"), "-9.90 CHF");
assert.throws(() => formatPrice(12.5), /not a price in cents/);
