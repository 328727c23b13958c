exports = async function (ids) {
  const items = context.services.get("mongodb-atlas").db("app").collection("items");
  const results = await Promise.all(ids.map((id) => items.deleteOne({ _id: id })));
  return results.filter((result) => result.deletedCount === 1).length;
};
