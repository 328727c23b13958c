import { http } from '@google-cloud/functions-framework';
import { find } from '../db';

http('orders', async (req, res) => {
  try {
    const orders = await find({ customer: req.query.customer });
    res.json({ orders });
  } catch (error) {
    console.error((error as Error).message);
    res.status(500).json({ error: 'cannot read the orders' });
  }
});
