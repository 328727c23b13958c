exports = async function ({ query, body }, response) {
  const signature = utils.crypto.hmac(body.text(), context.values.get("hookKey"), "sha256", "hex");
  response.setBody(signature === query.signature ? "valid" : "invalid");
};
