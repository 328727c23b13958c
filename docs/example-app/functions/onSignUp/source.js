// Runs once for every new account. The document is what rules see as %%user.custom_data.
exports = async function ({ user, time }) {
  const customers = context.services
    .get("mongodb-atlas")
    .db("store")
    .collection("customers");

  await customers.insertOne({
    userId: user.id,
    email: user.data.email,
    name: user.data.name || "",
    role: "customer",
    since: new Date(time),
  });
};
