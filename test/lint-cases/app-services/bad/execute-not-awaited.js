exports = function (changeEvent) {
  const order = changeEvent.fullDocument;
  context.functions.execute("sendReceipt", order._id, order.email);
};
