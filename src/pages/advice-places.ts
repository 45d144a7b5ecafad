/** Finds the table and the column that a piece of advice is about. */
import type { Advice } from "../advice/advise.js";
import type { Database, Relation } from "../model/model.js";
import type { AdviceKindData, TableData } from "./page-data.js";

type Places = NonNullable<TableData["advice"]>;

/** Advice as a page holds it. */
export interface AdvicePlaces {
  readonly kinds: readonly AdviceKindData[];
  readonly ofTable: (relation: Relation) => Places;
  /** What is about no table that is on the page. */
  readonly ofDatabase: readonly number[];
}

interface Place {
  readonly relation: Relation;
  readonly column: number | undefined;
}

/** Advice says where by text; a name with a dot could be taken for another, and then the first one has it. */
const indexPlaces = ({ schemas }: Database): ReadonlyMap<string, Place> => {
  const index = new Map<string, Place>();
  const add = (at: string, place: Place) => {
    if (!index.has(at)) index.set(at, place);
  };
  for (const relation of schemas.flatMap(({ tables }) => tables)) {
    const at = `${relation.schema}.${relation.name}`;
    add(at, { relation, column: undefined });
    for (const [column, { name }] of relation.columns.entries()) {
      add(`${at}.${name}`, { relation, column });
    }
  }
  return index;
};

/** Sorts advice by what it is about. */
export const placeAdvice = (
  database: Database,
  advice: readonly Advice[],
): AdvicePlaces => {
  const codes = [...new Set(advice.map(({ code }) => code))];
  const kinds = codes.map((code) => {
    const { sentence = "", source = "" } =
      advice.find((one) => one.code === code) ?? {};
    return { code, sentence, source };
  });
  const index = advice.length > 0 ? indexPlaces(database) : new Map();
  const byTable = new Map<Relation, (readonly [number, number?])[]>();
  const ofDatabase: number[] = [];
  for (const { code, at } of advice) {
    const kind = codes.indexOf(code);
    const place = index.get(at) as Place | undefined;
    if (place === undefined) {
      ofDatabase.push(kind);
      continue;
    }
    const { relation, column } = place;
    const known = byTable.get(relation) ?? [];
    known.push(column === undefined ? [kind] : [kind, column]);
    byTable.set(relation, known);
  }
  return {
    kinds,
    ofTable: (relation) => byTable.get(relation) ?? [],
    ofDatabase,
  };
};
