/** The list of tables beside the page, which is the list of what was found while something is searched. */
import { counted, formatShort, h } from "./dom.js";
import { search } from "./search.js";
import {
  countKinds,
  data,
  diagramLink,
  KINDS,
  rowsOf,
  tableLink,
} from "./store.js";

/** @typedef {import("./store.js").Place} Place */
/** @typedef {{ label: string, side: string, href: string, kind: string, title: string }} Item */

const ROW = 32;
const AROUND = 8;

/** @param {import("./store.js").TableData} table */
const shortRows = (table) => {
  const rows = rowsOf(table);
  return rows === undefined ? "" : formatShort(rows);
};

/** @returns {Item[]} */
const everything = () =>
  data.schemas.flatMap((schema) => [
    {
      label: schema.name,
      side: countKinds(schema.tables).join(", "),
      href: diagramLink(schema),
      kind: "schema",
      title: `Diagram of ${schema.name}`,
    },
    ...schema.tables.map((table) => ({
      label: table.name,
      side:
        table.kind === "table"
          ? shortRows(table)
          : KINDS[table.kind].toLowerCase(),
      href: tableLink({ schema, table }),
      kind: "table",
      title: table.comment ?? table.name,
    })),
  ]);

/**
 * @param {string} query
 * @returns {Item[]}
 */
const found = (query) =>
  search(query).map(({ place, column }) => ({
    label: column ?? place.table.name,
    side: column === undefined ? place.schema.name : place.table.name,
    href: tableLink(place, column),
    kind: column === undefined ? "table" : "column",
    title: `${place.schema.name}.${place.table.name}${column === undefined ? "" : `.${column}`}`,
  }));

/**
 * A list that makes only those rows that can be seen.
 * @param {HTMLElement} box
 * @param {HTMLElement} room
 */
const createList = (box, room) => {
  /** @type {Item[]} */
  let items = [];
  let active = -1;
  let current = "";
  const draw = () => {
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - AROUND);
    const seen = Math.ceil((box.clientHeight || 900) / ROW) + 2 * AROUND;
    const rows = items.slice(first, first + seen).map((item, offset) => {
      const at = first + offset;
      const row = h(
        "a",
        {
          id: `item-${at}`,
          class: `item ${item.kind}`,
          role: "option",
          href: item.href,
          tabindex: -1,
          title: item.title,
          "aria-selected": String(at === active),
          "aria-current": item.href === current ? "page" : undefined,
          "aria-setsize": items.length,
          "aria-posinset": at + 1,
        },
        h("span", { class: "label", dir: "auto" }, item.label),
        h("span", { class: "side", dir: "auto" }, item.side),
      );
      row.style.top = `${at * ROW}px`;
      return row;
    });
    room.style.height = `${items.length * ROW}px`;
    room.replaceChildren(...rows);
  };
  box.addEventListener("scroll", draw, { passive: true });
  new ResizeObserver(draw).observe(box);
  /** @param {number} at */
  const reveal = (at) => {
    const top = at * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    const bottom = top + ROW - box.clientHeight;
    if (bottom > box.scrollTop) box.scrollTop = bottom;
  };
  return {
    /** @param {Item[]} next @param {number} first */
    show: (next, first) => {
      items = next;
      active = Math.min(first, items.length - 1);
      box.scrollTop = 0;
      draw();
    },
    /** @param {number} by */
    move: (by) => {
      if (items.length === 0) return;
      active = Math.max(0, Math.min(items.length - 1, active + by));
      reveal(active);
      draw();
    },
    /** @param {string} href */
    mark: (href) => {
      current = href;
      draw();
    },
    active: () => items[active],
    activeId: () => (active === -1 ? "" : `item-${active}`),
  };
};

const PAGE = 12;
/** @type {Readonly<Record<string, number>>} */
const MOVES = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };

/**
 * Fills the navigation; gives what marks the present page in it, and what takes the focus to the search.
 * @param {HTMLElement} side
 */
export const createSidebar = (side) => {
  const input = /** @type {HTMLInputElement} */ (
    h("input", {
      type: "search",
      id: "search",
      placeholder: "Search tables and columns",
      "aria-label": "Search tables and columns",
      autocomplete: "off",
      spellcheck: "false",
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": "items",
      "aria-autocomplete": "list",
    })
  );
  const room = h("div", {
    class: "room",
    id: "items",
    role: "listbox",
    "aria-label": "Tables and columns",
  });
  const box = h("div", { class: "items", tabindex: -1 }, room);
  const status = h("p", { class: "status", role: "status" });
  side.append(
    h(
      "div",
      { class: "find" },
      input,
      h("kbd", { "aria-hidden": "true" }, "/"),
    ),
    status,
    box,
  );
  const list = createList(box, room);
  const update = () => {
    const query = input.value.trim();
    const items = query === "" ? everything() : found(query);
    status.textContent =
      query === ""
        ? ""
        : items.length === 0
          ? "Nothing is called that."
          : counted(items.length, "hit");
    list.show(items, query === "" ? -1 : 0);
    input.setAttribute("aria-activedescendant", list.activeId());
  };
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    const { key } = event;
    if (move !== undefined) {
      list.move(move);
      input.setAttribute("aria-activedescendant", list.activeId());
    } else if (key === "Enter") {
      const item = list.active();
      if (item !== undefined) location.hash = item.href;
    } else if (key === "Escape" && input.value !== "") {
      input.value = "";
      update();
    } else return;
    event.preventDefault();
  });
  update();
  return {
    mark: list.mark,
    focus: () => {
      input.focus();
      input.select();
    },
  };
};
