/** The list of what the manual advises against, by kind, with the places. */
import { fillList, formatNumber, h } from "./dom.js";
import { data, places, shortName, tableLink } from "./store.js";

/** @typedef {{ label: string, href?: string }} Where */

const adviceByKind = () => {
  /** @type {Map<number, Where[]>} */
  const byKind = new Map(
    data.databaseAdvice.map((kind) => [
      kind,
      [{ label: data.database ?? "the database" }],
    ]),
  );
  for (const place of places) {
    for (const [kind, column] of place.table.advice ?? []) {
      const name =
        column === undefined ? undefined : place.table.columns[column]?.[0];
      const known = byKind.get(kind) ?? [];
      known.push({
        label:
          name === undefined ? shortName(place) : `${shortName(place)}.${name}`,
        href: tableLink(place, name),
      });
      byKind.set(kind, known);
    }
  }
  return byKind;
};

/** @param {number} kind @param {readonly Where[]} where */
const adviceItem = (kind, where) => {
  const {
    code: name = "",
    sentence = "",
    source = "",
  } = data.advice[kind] ?? {};
  const list = h("ul", { class: "chips" });
  const details = h(
    "details",
    {
      toggle: () => {
        if (list.childElementCount > 0) return;
        fillList(
          list,
          where,
          ({ label, href }) =>
            h(
              "li",
              {},
              href === undefined ? label : h("a", { href, dir: "auto" }, label),
            ),
          {
            most: 60,
            button: (rest, more) =>
              h(
                "li",
                {},
                h(
                  "button",
                  { type: "button", class: "more", click: more },
                  `${formatNumber(rest)} more`,
                ),
              ),
          },
        );
      },
    },
    h(
      "summary",
      {},
      h("span", { class: "amount" }, formatNumber(where.length)),
      h(
        "span",
        {},
        h("strong", {}, name),
        h("span", { class: "sentence" }, `${sentence}.`),
      ),
    ),
    h(
      "p",
      { class: "source" },
      source === "inferred"
        ? "Inferred, not from the manual."
        : `Manual page ${source}.`,
    ),
    list,
  );
  return h("li", {}, details);
};

/** The section; null where there is nothing to advise. */
export const adviceList = () => {
  if (data.advice.length === 0) return null;
  const items = [...adviceByKind()].toSorted(([a], [b]) => a - b);
  return h(
    "section",
    {},
    h("h2", {}, "What the manual advises against"),
    h(
      "ul",
      { class: "advices" },
      items.map(([kind, where]) => adviceItem(kind, where)),
    ),
  );
};
