exports = async function (from, to, amount) {
  const accounts = context.services.get("mongodb-atlas").db("bank").collection("accounts");
  const debit = accounts.updateOne({ _id: from }, { $inc: { balance: -amount } });
  const credit = accounts.updateOne({ _id: to }, { $inc: { balance: amount } });
  await Promise.all([debit]);
  return amount;
};
