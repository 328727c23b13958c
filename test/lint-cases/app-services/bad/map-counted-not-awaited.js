exports = async function (emails) {
  const writes = emails.map((to) => context.functions.execute("sendMail", to));
  console.log(writes.length + " mails");
  return true;
};
