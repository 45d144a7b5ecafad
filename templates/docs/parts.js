/** Small parts that several views share. */
import { code, h } from "./dom.js";

/**
 * Names with commas between them.
 * @param {readonly string[]} names
 */
export const codes = (names) =>
  names.flatMap((name, at) => (at === 0 ? [code(name)] : [", ", code(name)]));

/** @param {string} title @param {...(import("./dom.js").Child | readonly import("./dom.js").Child[])} content */
export const section = (title, ...content) =>
  h("section", {}, h("h2", {}, title), ...content);
