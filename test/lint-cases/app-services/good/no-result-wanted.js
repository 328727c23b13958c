exports = async function (request) {
  await context.functions.execute("enqueue", request.query.kind);
};
