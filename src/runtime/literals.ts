/** Values as literals in the SQL text, for COPY, which takes no parameters. */
import { quoteLiteral } from "./identifiers.js";
import { Parameters } from "./parameters.js";

/** Writes every value where its placeholder would be. */
export class Literals extends Parameters {
  override push(_label: string, value: string | null): string {
    return value === null ? "null" : quoteLiteral(value);
  }
}
