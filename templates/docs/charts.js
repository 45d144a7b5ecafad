/** Charts: bars, shares, and how rows lie on the datanodes. */
import { code, formatNumber, formatPercent, h } from "./dom.js";

/** @typedef {import("./store.js").SpreadData} SpreadData */
/** @typedef {{ label: Node | string, href?: string, value: number, text: string, title?: string, isBad?: boolean }} Bar */

/**
 * @param {HTMLElement} element
 * @param {number} share
 */
const setWidth = (element, share) => {
  element.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return element;
};

/**
 * Bars below each other; a limit is drawn as a line through all of them.
 * @param {readonly Bar[]} bars
 * @param {{ limit?: number, most?: number }} [options]
 */
export const barChart = (bars, { limit, most } = {}) => {
  const top = most ?? Math.max(1e-9, limit ?? 0, ...bars.map((b) => b.value));
  const rows = bars.map(({ label, href, value, text, title, isBad }) => {
    const fill = setWidth(h("span", { class: "fill" }), value / top);
    const track = h("span", { class: "track", "aria-hidden": "true" }, fill);
    if (limit !== undefined) {
      const line = h("span", { class: "limit" });
      line.style.left = `${(limit / top) * 100}%`;
      track.append(line);
    }
    return h(
      "li",
      { class: isBad ? "bad" : undefined, title },
      href === undefined
        ? h("span", { class: "label" }, label)
        : h("a", { class: "label", href }, label),
      track,
      h("span", { class: "number" }, text),
    );
  });
  return h("ol", { class: "bars" }, rows);
};

/**
 * Shares of a whole, with their legend.
 * @param {readonly { label: string, value: number }[]} parts
 */
export const shareChart = (parts) => {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const shown = parts.filter(({ value }) => value > 0);
  return h(
    "div",
    { class: "shares" },
    h(
      "div",
      { class: "stack", "aria-hidden": "true" },
      shown.map(({ value }, at) =>
        setWidth(h("span", { class: `tone${at % 5}` }), value / total),
      ),
    ),
    h(
      "ul",
      { class: "legend" },
      shown.map(({ label, value }, at) =>
        h(
          "li",
          {},
          h("span", { class: `key tone${at % 5}`, "aria-hidden": "true" }),
          `${label} `,
          h("strong", {}, formatNumber(value)),
        ),
      ),
    ),
  );
};

const LIMIT = 0.1;

/**
 * Rows of a table by datanode, with the line that the fullest one should not pass.
 * @param {SpreadData} spread
 */
export const spreadChart = ({ nodes, ratio, isSkewed }) => {
  const total = nodes.reduce((sum, [, rows]) => sum + rows, 0);
  const average = total / nodes.length;
  const limit = average / (1 - LIMIT);
  const verdict = isSkewed
    ? "The table is skewed: the fullest datanode holds too many of its rows."
    : ratio >= LIMIT
      ? "That is beyond the line, but the table is small: below 100,000 rows chance does that."
      : "That is within the limit.";
  return h(
    "div",
    {},
    barChart(
      nodes.map(([node, rows]) => ({
        label: code(node),
        value: rows,
        text: formatNumber(rows),
        isBad: isSkewed && rows > limit,
      })),
      { limit, most: Math.max(limit, ...nodes.map(([, rows]) => rows)) },
    ),
    h(
      "p",
      { class: "note" },
      `(most − average) / most is ${formatPercent(ratio)}; the manual's line is at 10 %. ${verdict}`,
    ),
  );
};
