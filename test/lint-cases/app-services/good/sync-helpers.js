const LIMIT = 20;
const UNITS = { g: 1, kg: 1000 };

function toGrams({ amount, unit }) {
  check(unit);
  return amount * UNITS[unit];
}

function check(unit) {
  if (!(unit in UNITS)) throw new Error(`unknown unit "${unit}"`);
}

exports = function (ingredients) {
  return ingredients.slice(0, LIMIT).map(toGrams).reduce((sum, grams) => sum + grams, 0);
};
