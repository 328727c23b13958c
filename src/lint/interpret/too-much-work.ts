/** Thrown where the interpretation of one function would take too long; never leaves this room. */
export class TooMuchWork extends Error {}
