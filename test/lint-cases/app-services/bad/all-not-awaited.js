exports = async function (ids) {
  const items = context.services.get("mongodb-atlas").db("app").collection("items");
  Promise.all(ids.map((id) => items.deleteOne({ _id: id })));
  return { deleted: ids.length };
};
