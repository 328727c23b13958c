exports = function (payload) {
  return (payload.body?.text() ?? "").length;
};
