exports = function (id) {
  const users = context.services.get("mongodb-atlas").db("app").collection("users");
  (async () => {
    const user = await users.findOne({ _id: id });
    await users.updateOne({ _id: id }, { $set: { initials: user.name[0] } });
  })();
};
