exports = function (owner) {
  const items = context.services.get("mongodb-atlas").db("app").collection("items");
  return items.find({ owner });
};
