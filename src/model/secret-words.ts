/** Words in the name of a thing that holds a secret, as the source of a regular expression. */
export const secretWords =
  'secret(?!_?name|_?config)|passw|pwd|token|credential|api_?-?key|private_?-?key|access_?-?key|account_?-?key|auth_?-?key|signing_?-?key';
