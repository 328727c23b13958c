import { http } from '@google-cloud/functions-framework';

http('strict', (req, res) => {
  if (!process.env.STRICT_KEY) {
    console.error('STRICT_KEY is missing');
    process.exit(1);
  }
  res.send('ready');
});
