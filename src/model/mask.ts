/** What is shown in place of a credential. */
export const mask = '********';
