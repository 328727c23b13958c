const functions = require('@google-cloud/functions-framework');
const { Writable } = require('node:stream');

functions.http('f', (req, res) => {
  let size = 0;
  const counter = new Writable({
    write(part, encoding, done) {
      size += part.length;
      done();
    },
  });
  counter.on('finish', () => res.json({ size }));
  req.pipe(counter);
});
