exports.patient = async (req, res) => {
  const signal = req.abortController && req.abortController.signal;
  res.send(signal && signal.aborted ? 'given up' : 'still here');
};
