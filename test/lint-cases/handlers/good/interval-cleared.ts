import { http } from '@google-cloud/functions-framework';

http('countdown', async (req, res) => {
  await new Promise<void>((resolve) => {
    let left = 3;
    const ticking = setInterval(() => {
      left -= 1;
      if (left === 0) {
        clearInterval(ticking);
        resolve();
      }
    }, 5);
  });
  res.send('lift off');
});
