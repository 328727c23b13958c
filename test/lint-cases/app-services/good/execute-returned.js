exports = function (request) {
  return context.functions.execute("search", request.query.q, request.query.page || "1");
};
