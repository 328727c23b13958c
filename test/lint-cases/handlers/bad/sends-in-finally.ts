import { http } from '@google-cloud/functions-framework';
import { updateOne } from '../db';

http('touch', async (req, res) => {
  try {
    await updateOne({ id: req.query.id }, { touched: true });
    res.send('stored');
  } catch {
    res.status(500).send('not stored');
  } finally {
    res.end('bye');
  }
});
