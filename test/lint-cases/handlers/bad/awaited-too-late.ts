import { http } from '@google-cloud/functions-framework';
import { updateOne } from '../db';

http('like', async (req, res) => {
  const counting = updateOne({ id: req.query.id }, { likes: 1 });
  res.json({ liked: true });
  await counting;
});
