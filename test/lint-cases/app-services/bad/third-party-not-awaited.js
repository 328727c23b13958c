exports = function (changeEvent) {
  const twilio = context.services.get("twilio");
  const { phone } = changeEvent.fullDocument;

  twilio.send({ to: phone, from: context.values.get("smsSender"), body: "Your parcel is here." });
};
