exports = function (request, response) {
  (async function () {
    const weather = await context.http.get({ url: "https://weather.example/today" });
    response.setBody(weather.body.text());
  })();
};
