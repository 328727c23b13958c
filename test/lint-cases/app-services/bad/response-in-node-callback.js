exports = function (request, response) {
  const dns = require("dns");
  dns.lookup(request.query.host, (error, address) => {
    response.setBody(error ? "unknown" : address);
  });
};
