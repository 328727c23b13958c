exports = async function (request, response) {
  await context.functions.execute("enqueue", request.query.kind);
  response.setStatusCode(202);
};
