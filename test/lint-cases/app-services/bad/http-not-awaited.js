exports = async function (changeEvent) {
  const { channel } = changeEvent.fullDocument;
  context.http.post({
    url: "https://chat.example/hooks",
    body: { text: "New message in " + channel },
    encodeBodyAsJSON: true,
  });
};
