exports = async function (id) {
  const items = context.services.get("mongodb-atlas").db("store").collection("items");
  const found = await items.findOne({ _id: new ObjectId(id) });
  return found;
};
