/** Has `pg` leave every value as the text that it came in. */
import type pg from "pg";

/** This runtime decodes by column, not by OID, and never touches `pg`'s global parsers. */
export const TEXT_ONLY = {
  getTypeParser: () => (value: string) => value,
} as unknown as pg.CustomTypesConfig;
