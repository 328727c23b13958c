exports = async function (ids) {
  const carts = context.services.get("mongodb-atlas").db("store").collection("carts");
  ids.map((id) => carts.deleteOne({ _id: id }));
  return ids.length;
};
