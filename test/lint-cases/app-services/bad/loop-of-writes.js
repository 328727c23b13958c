exports = async function () {
  const users = context.services.get("mongodb-atlas").db("app").collection("users");
  const sleepers = await users.find({ lastSeen: { $lt: new Date(Date.now() - 30 * 864e5) } }).toArray();
  for (const user of sleepers) {
    users.updateOne({ _id: user._id }, { $set: { asleep: true } });
  }
  return sleepers.length;
};
