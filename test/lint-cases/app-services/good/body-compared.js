exports = function ({ body, query }, response) {
  if (body === undefined) {
    response.setStatusCode(400);
    response.setBody("There is nothing to store for " + query.id + ".");
    return;
  }
  const wanted = JSON.parse(body.text());
  response.setBody(String(wanted.length));
};
