exports = function (request, response) {
  const type = request.headers["Content-Type"];
  const agent = context.request.requestHeaders["User-Agent"];
  response.setHeader("content-type", "text/plain");
  response.setBody(`${type ? type[0] : "no type"} by ${agent ? agent[0] : "somebody"}`);
};
