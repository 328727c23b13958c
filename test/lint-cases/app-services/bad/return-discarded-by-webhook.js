exports = function (payload) {
  return "hello " + payload.query.name;
};
