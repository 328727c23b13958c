exports = async function (request, response) {
  response.setStatusCode(400);
  response.setBody({ error: "no such route" });
};
