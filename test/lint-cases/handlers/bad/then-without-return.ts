import { http } from '@google-cloud/functions-framework';
import { updateOne, deleteOne } from '../db';

http('leave', async (req, res) => {
  const { id } = req.query;
  await updateOne({ id }, { left: true });
  deleteOne({ session: id }).then(() => console.log('session removed'));
  res.send('bye');
});
