exports = async function (ids) {
  const items = context.services.get("mongodb-atlas").db("app").collection("items");
  const names = [];
  for await (const item of ids.map((id) => items.findOne({ _id: id }))) {
    if (item) names.push(item.name);
  }
  return names;
};
