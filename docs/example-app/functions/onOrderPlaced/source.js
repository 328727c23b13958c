// Runs for every new order: takes the goods off the shelf, books the courier, tells the customer.
exports = async function (changeEvent) {
  const order = changeEvent.fullDocument;
  const store = context.services.get("mongodb-atlas").db("store");

  for (const { productId, quantity } of order.lines) {
    await store.collection("products").updateOne({ _id: productId }, { $inc: { stock: -quantity } });
  }

  const partners = context.services.get("partners");
  const booking = await partners.post({
    url: `${context.environment.values.courierUrl}/pickups`,
    headers: { "Api-Key": [context.values.get("courierApiKey")] },
    body: { order: order._id.toString(), postcode: order.postcode },
    encodeBodyAsJSON: true,
  });
  const { pickup } = EJSON.parse(booking.body.text());

  await store.collection("orders").updateOne({ _id: order._id }, { $set: { status: "packed", pickup } });

  const total = await context.functions.execute("formatPrice", order.total);
  await context.functions.execute("sendSms", order.phone, `Your order over ${total} is on its way.`);
};
