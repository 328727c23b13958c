exports = function (id) {
  const users = context.services.get("mongodb-atlas").db("app").collection("users");

  users.updateOne({ _id: id }, { $set: { seen: new Date() } }).then((result) => {
    console.log(`matched ${result.matchedCount}`);
  });
};
