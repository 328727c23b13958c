exports = async function () {
  const users = context.services.get("mongodb-atlas").db("app").collection("users");
  const writes = [];
  for (const user of await users.find({ asleep: true }).toArray()) {
    writes.push(users.updateOne({ _id: user._id }, { $set: { reminded: new Date() } }));
    writes.push(context.functions.execute("remind", user._id));
  }
  await Promise.all(writes);
};
