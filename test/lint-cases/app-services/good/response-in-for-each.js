exports = function (request, response) {
  const links = context.values.get("links");
  Object.keys(links).forEach((rel) => {
    response.addHeader("Link", `<${links[rel]}>; rel="${rel}"`);
  });
};
