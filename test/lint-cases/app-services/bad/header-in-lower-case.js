exports = function (request, response) {
  const type = request.headers["content-type"];
  response.setBody(type ? type[0] : "none");
};
