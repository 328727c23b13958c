// 1250 and "EUR" become "12.50 EUR". Prices are kept in cents everywhere.
exports = function (cents, currency) {
  if (!Number.isInteger(cents)) {
    throw new Error("not a price in cents: " + cents);
  }

  const sign = cents < 0 ? "-" : "";
  const digits = String(Math.abs(cents)).padStart(3, "0");
  const whole = digits.slice(0, -2);
  const rest = digits.slice(-2);

  return `${sign}${whole}.${rest} ${currency || "EUR"}`;
};
