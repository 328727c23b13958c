import { http } from '@google-cloud/functions-framework';

http('progress', (req, res) => {
  res.json({ step: 1 });
  console.log('first step done');
  res.json({ step: 2 });
});
