/** Makes elements. Text reaches the page as text nodes and attributes alone, never as markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Element} element
 * @param {Readonly<Record<string, unknown>>} props
 */
const setProps = (element, props) => {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") {
      element.addEventListener(
        name,
        /** @type {EventListener} */ (/** @type {unknown} */ (value)),
      );
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
};

/**
 * @param {Element} element
 * @param {readonly (Child | readonly Child[])[]} children
 */
const addChildren = (element, children) => {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(typeof child === "number" ? String(child) : child);
  }
};

/**
 * An HTML element: `h("a", { href, click: listener }, "text", …)`.
 * @param {string} tag
 * @param {Readonly<Record<string, unknown>>} [props]
 * @param {...(Child | readonly Child[])} children
 * @returns {HTMLElement}
 */
export const h = (tag, props = {}, ...children) => {
  const element = document.createElement(tag);
  setProps(element, props);
  addChildren(element, children);
  return element;
};

/**
 * An SVG element.
 * @param {string} tag
 * @param {Readonly<Record<string, unknown>>} [props]
 * @param {...(Child | readonly Child[])} children
 * @returns {SVGElement}
 */
export const svg = (tag, props = {}, ...children) => {
  const element = /** @type {SVGElement} */ (
    document.createElementNS(SVG, tag)
  );
  setProps(element, props);
  addChildren(element, children);
  return element;
};

/**
 * Database text in the middle of ours: whichever way it is written, it moves nothing around it.
 * @param {string} text
 */
export const code = (text) => h("code", { dir: "auto" }, text);

/** @param {number} value */
export const formatNumber = (value) => value.toLocaleString("en-US");

/**
 * `1 table`, `1,204 tables`.
 * @param {number} value
 * @param {string} noun
 */
export const counted = (value, noun) =>
  `${formatNumber(value)} ${noun}${value === 1 ? "" : "s"}`;

const UNITS = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
];

/**
 * `1.2M`, `640`.
 * @param {number} value
 */
export const formatShort = (value) => {
  for (const [unit, letter] of UNITS) {
    if (value < Number(unit)) continue;
    const scaled = value / Number(unit);
    return `${scaled < 10 ? scaled.toFixed(1) : Math.round(scaled)}${letter}`;
  }
  return String(Math.round(value));
};

/** @param {number} value */
export const formatBytes = (value) => {
  const text = formatShort(value);
  const letter = /[a-zT]$/i.exec(text)?.[0] ?? "";
  return `${letter === "" ? text : text.slice(0, -1)} ${letter}B`;
};

/** @param {number} ratio */
export const formatPercent = (ratio) => `${(ratio * 100).toFixed(1)} %`;

/**
 * At most so many characters.
 * @param {string} text
 * @param {number} most
 */
export const clip = (text, most) => {
  const signs = [...text];
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : text;
};

/**
 * The first of many, and a button for the rest.
 * @template T
 * @param {HTMLElement} list
 * @param {readonly T[]} items
 * @param {(item: T, index: number) => Node} show
 * @param {{ most: number, button: (rest: number, more: () => void) => HTMLElement }} how
 */
export const fillList = (list, items, show, { most, button }) => {
  list.append(...items.slice(0, most).map(show));
  const rest = items.length - most;
  if (rest <= 0) return;
  const last = button(rest, () => {
    last.remove();
    list.append(
      ...items.slice(most).map((item, index) => show(item, most + index)),
    );
  });
  list.append(last);
};
