// Called by the local-userpass provider. Its arguments hold a password, so they are not logged.
exports = async function ({ token, tokenId, username, currentPasswordValid }) {
  if (currentPasswordValid) {
    return { status: "success" };
  }

  const link = `https://www.corner-store.example/account.html#token=${token}&tokenId=${tokenId}`;
  const ses = context.services.get("aws").ses("eu-central-1");

  await ses.SendEmail({
    Source: context.values.get("supportEmail"),
    Destination: { ToAddresses: [username] },
    Message: {
      Subject: { Charset: "UTF-8", Data: "Your new password" },
      Body: { Text: { Charset: "UTF-8", Data: `Choose it here: ${link}` } },
    },
  });
  return { status: "pending" };
};
