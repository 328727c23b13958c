import { http } from '@google-cloud/functions-framework';

http('odd', (req, res) => {
  res.status(99).json({ odd: true });
});
