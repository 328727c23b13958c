exports = async function (request, response) {
  const page = await context.services.get("mongodb-atlas").db("site").collection("pages").findOne({ path: request.query.path });
  response.setHeader("Content-Type", "text/html");
  response.setBody(page.html);
  return page;
};
