/** Draws a table between those that refer to it and those that it refers to. */
import { clip, svg } from "./dom.js";
import {
  columnNames,
  findPlace,
  incomingOf,
  nameOf,
  shortName,
  tableLink,
} from "./store.js";

/** @typedef {import("./store.js").Place} Place */
/** @typedef {{ place: Place | undefined, name: string, columns: string, isGuessed: boolean }} Side */

const WIDTH = 236;
const HEIGHT = 46;
const GAP = 14;
const CHANNEL = 92;
const MOST = 9;

/**
 * @param {Place} place
 * @returns {Side[]}
 */
const outgoing = ({ table }) =>
  (table.references ?? []).map(([columns, schema, name, , isGuessed]) => {
    const place = findPlace(schema, name);
    return {
      place,
      name: place === undefined ? `${schema}.${name}` : shortName(place),
      columns: columnNames(table, columns).join(", "),
      isGuessed: isGuessed === 1,
    };
  });

/**
 * @param {Place} place
 * @returns {Side[]}
 */
const ingoing = (place) =>
  incomingOf(place).map(({ from, reference }) => ({
    place: from,
    name: shortName(from),
    columns: columnNames(from.table, reference[0]).join(", "),
    isGuessed: reference[4] === 1,
  }));

/**
 * @param {string} name
 * @param {string} below
 * @param {{ x: number, y: number }} at
 * @param {{ href?: string | undefined, title?: string, kind: string }} how
 */
const box = (name, below, { x, y }, { href, title, kind }) =>
  svg(
    href === undefined ? "g" : "a",
    { class: `near ${kind}`, transform: `translate(${x} ${y})`, href },
    svg("title", {}, title ?? name),
    svg("rect", { width: WIDTH, height: HEIGHT, rx: 8 }),
    svg("text", { class: "name", x: 12, y: 19 }, clip(name, 28)),
    svg("text", { class: "below", x: 12, y: 36 }, clip(below, 32)),
  );

/** @param {number} count */
const heightOf = (count) => count * (HEIGHT + GAP) - GAP;

/**
 * @param {readonly Side[]} sides
 * @param {{ isLeft: boolean, height: number }} how
 */
const column = (sides, { isLeft, height }) => {
  const shown = sides.length > MOST ? sides.slice(0, MOST - 1) : sides;
  const rest = sides.length - shown.length;
  const count = shown.length + (rest > 0 ? 1 : 0);
  const top = (height - heightOf(count)) / 2;
  const x = isLeft ? 0 : 2 * (WIDTH + CHANNEL);
  const middle = height / 2;
  const [near, far] = isLeft
    ? [WIDTH, WIDTH + CHANNEL]
    : [2 * WIDTH + CHANNEL, 2 * (WIDTH + CHANNEL)];
  const bend = (near + far) / 2;
  const parts = [];
  for (let at = 0; at < count; at++) {
    const y = top + at * (HEIGHT + GAP);
    const side = shown[at];
    const own = y + HEIGHT / 2;
    const [from, to] = isLeft ? [own, middle] : [middle, own];
    parts.push(
      svg("path", {
        class: side?.isGuessed ? "line guessed" : "line",
        d: `M${near} ${from}C${bend} ${from} ${bend} ${to} ${far} ${to}`,
      }),
      side === undefined
        ? box(
            `${rest} more`,
            "all are listed below",
            { x, y },
            { kind: "rest" },
          )
        : box(
            side.name,
            side.columns,
            { x, y },
            {
              href: side.place && tableLink(side.place),
              title: `${side.name} (${side.columns})${side.isGuessed ? ", guessed from names" : ""}`,
              kind: side.place === undefined ? "away" : "",
            },
          ),
    );
  }
  return parts;
};

/**
 * The picture; undefined where nothing is near.
 * @param {Place} place
 */
export const neighbourhood = (place) => {
  const left = ingoing(place);
  const right = outgoing(place);
  if (left.length + right.length === 0) return undefined;
  const count = Math.max(
    1,
    Math.min(MOST, left.length),
    Math.min(MOST, right.length),
  );
  const height = heightOf(count);
  // An empty side takes no room.
  const start = left.length > 0 ? 0 : WIDTH + CHANNEL;
  const end =
    3 * WIDTH + 2 * CHANNEL - (right.length > 0 ? 0 : WIDTH + CHANNEL);
  const x = WIDTH + CHANNEL;
  const y = (height - HEIGHT) / 2;
  return svg(
    "svg",
    {
      class: "neighbours",
      width: end - start + 4,
      height: height + 4,
      viewBox: `${start - 2} -2 ${end - start + 4} ${height + 4}`,
      role: "group",
      "aria-label": `What refers to ${nameOf(place)}, and what it refers to`,
    },
    ...column(left, { isLeft: true, height }),
    ...column(right, { isLeft: false, height }),
    box(
      shortName(place),
      `${left.length} in, ${right.length} out`,
      { x, y },
      { kind: "self" },
    ),
  );
};
