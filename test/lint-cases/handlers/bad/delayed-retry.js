function retryLater(task) {
  setTimeout(task, 30000);
}

exports.sync = (req, res) => {
  retryLater(() => console.log('again'));
  res.send('started');
};
