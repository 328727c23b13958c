let currentUser;

const nameOf = () => currentUser.data.name || "somebody";

exports = async function (text) {
  currentUser = context.user;
  await context.services.get("mongodb-atlas").db("chat").collection("lines").insertOne({ text, by: nameOf() });
};
