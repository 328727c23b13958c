exports = async function (ids) {
  const items = context.services.get("mongodb-atlas").db("app").collection("items");
  await ids.map((id) => items.updateOne({ _id: id }, { $set: { seen: true } }));
};
