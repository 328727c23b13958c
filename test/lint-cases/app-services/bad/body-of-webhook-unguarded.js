exports = function (payload) {
  const message = JSON.parse(payload.body.text());
  return message.challenge;
};
