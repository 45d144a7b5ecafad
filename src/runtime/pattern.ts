/** Patterns for LIKE in which given text means itself. */

// The backslash is LIKE's escape unless a statement says otherwise, and in a parameter it is nothing else.
const quote = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");

/** A pattern for text that has this in it: `{ like: contains("50%") }`. */
export const contains = (text: string): string => `%${quote(text)}%`;

/** A pattern for text that begins so. */
export const startsWith = (text: string): string => `${quote(text)}%`;

/** A pattern for text that ends so. */
export const endsWith = (text: string): string => `%${quote(text)}`;
