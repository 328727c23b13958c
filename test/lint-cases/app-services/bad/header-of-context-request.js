exports = function () {
  const { requestHeaders } = context.request;
  return requestHeaders["user-agent"];
};
