exports = async function (emails) {
  const mails = emails.map((to) => context.functions.execute("sendMail", to));
  console.log(mails.length + " mails");
  await Promise.all(mails);
};
