exports = function ({ query }, response) {
  if (!query.id) {
    response.setStatusCode(400).setBody({ error: "which one?" });
    return;
  }
  response.setStatusCode(200).send(query.id);
};
