import * as functions from '@google-cloud/functions-framework';
import * as db from '../db';

functions.http('orders', async (req, res) => {
  try {
    const orders = await db.find({ customer: req.query.customer });
    res.json({ orders });
  } catch (error) {
    console.error('cannot read the orders', (error as Error).message);
  }
});
