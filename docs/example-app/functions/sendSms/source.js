// Sends one text message. Private: only other functions may call it.
exports = async function (to, body) {
  if (!context.environment.values.smsEnabled) {
    console.log(`text messages are off in "${context.environment.tag}", would send: ${body}`);
    return;
  }

  const twilio = context.services.get("twilio");
  await twilio.send({
    to,
    from: context.values.get("smsSender"),
    body: `${body}\n${context.values.get("storeName")}`,
  });
};
