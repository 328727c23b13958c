let calls = 0;

exports = function () {
  calls += 1;
  return calls;
};
