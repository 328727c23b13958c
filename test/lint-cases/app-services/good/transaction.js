exports = async function (from, to, amount) {
  const client = context.services.get("mongodb-atlas");
  const accounts = client.db("bank").collection("accounts");
  const session = client.startSession();
  try {
    await session.withTransaction(async () => {
      await accounts.updateOne({ _id: from }, { $inc: { balance: -amount } }, { session });
      await accounts.updateOne({ _id: to }, { $inc: { balance: amount } }, { session });
    });
  } finally {
    await session.endSession();
  }
};
