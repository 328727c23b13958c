exports = async function ({ query }, response) {
  if (!query.id) return response.setStatusCode(400).setBody("which one?");
  const items = context.services.get("mongodb-atlas").db("app").collection("items");
  const found = await items.findOne({ id: query.id });
  return response
    .setStatusCode(found ? 200 : 404)
    .setHeader("Content-Type", "application/json")
    .setBody(JSON.stringify(found));
};
