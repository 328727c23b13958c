import { http } from '@google-cloud/functions-framework';

http('watch', (req, res) => {
  const started = Date.now();
  setInterval(() => {
    console.log(`watching for ${Date.now() - started} ms`);
  }, 5000);
  res.send('watching');
});
