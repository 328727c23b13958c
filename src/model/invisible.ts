/**
 * Characters that do not show, that turn the direction of writing, or that a terminal obeys, as the source of a class of a
 * regular expression with the flag `u`: controls, formats, halves of characters, separators of lines, and what Unicode has
 * everybody ignore. Those of scripts that need joiners are among them: in a name, they could make two look like one.
 *
 * A variation selector that only chooses how an emoji is drawn is not meant.
 */
export const invisible =
  '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}\\u2800]|(?<!\\p{Extended_Pictographic})[\\ufe0e\\ufe0f]|(?![\\ufe0e\\ufe0f])\\p{Default_Ignorable_Code_Point}';
