exports = (id) => context.services.get("mongodb-atlas").db("app").collection("items").findOne({ _id: id });
