exports = async function () {
  const tokens = context.services.get("mongodb-atlas").db("auth").collection("tokens");
  const old = await tokens.find({ expires: { $lt: new Date() } }).toArray();
  old.forEach((token) => tokens.deleteOne({ _id: token._id }));
};
