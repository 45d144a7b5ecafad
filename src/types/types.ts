/** What a type is where the project says nothing of it; the plan asks this until it resolves by column. */
import type { TypeRef } from "../model/model.js";
import type { Choice } from "./choices.js";
import { knownType } from "./resolve.js";

/** The lossless choice for one element; enums are named elsewhere. */
export const typeOf = (type: TypeRef): Choice => knownType(type).choices[0];
