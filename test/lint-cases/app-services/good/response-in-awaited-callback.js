exports = async function (request, response) {
  const dns = require("dns");
  await new Promise((resolve) => {
    dns.lookup(request.query.host, (error, address) => {
      response.setBody(error ? "unknown" : address);
      resolve();
    });
  });
};
