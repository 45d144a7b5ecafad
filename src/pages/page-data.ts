/** What a page holds of a schema: plain data, embedded as JSON and drawn in the browser. */
import type { Distribution, Partition, Relation } from "../model/model.js";

/** Everything on the page. What is unknown or empty is left out, and columns are tuples: 60,000 of them are usual. */
export interface PageData {
  /** Name of the database; null offline, where it is not known. */
  readonly database: string | null;
  /** `GaussDB(DWS)`; without its version, which changes without the schema. */
  readonly server: string;
  /** `ORA`, `TD`, `MySQL`; null where the server has no modes. */
  readonly compatibility: string | null;
  /** Whether the server was asked how many rows there are; offline it is not. */
  readonly isLive: boolean;
  /** SQL types, which columns name by their place. */
  readonly types: readonly string[];
  /** TypeScript types, likewise. */
  readonly codeTypes: readonly string[];
  readonly advice: readonly AdviceKindData[];
  /** Advice about the database as a whole: places in `advice`. */
  readonly databaseAdvice: readonly number[];
  readonly schemas: readonly SchemaData[];
}

/** A kind of advice that the page gives somewhere. */
export interface AdviceKindData {
  readonly code: string;
  readonly sentence: string;
  readonly source: string;
}

/** One schema. */
export interface SchemaData {
  readonly name: string;
  readonly comment?: string;
  readonly tables: readonly TableData[];
  readonly enums?: readonly (readonly [
    name: string,
    type: string,
    labels: readonly string[],
  ])[];
  readonly diagram?: DiagramData;
}

/** Name, place of the type, 1 where null is allowed, property, place of its TypeScript type, default, comment. */
export type ColumnData = readonly [
  name: string,
  type: number,
  nullable: 0 | 1,
  property: string,
  codeType: number,
  standard?: string | 0,
  comment?: string | 0,
];

/** A key: its name and its columns' places. */
export type KeyData = readonly [name: string, columns: readonly number[]];

/** A reference: own columns' places, and what they refer to by name; the last is 1 where it is a guess. */
export type ReferenceData = readonly [
  columns: readonly number[],
  schema: string,
  table: string,
  targetColumns: readonly string[],
  isGuessed: 0 | 1,
];

/** A table, a view or a foreign table. */
export interface TableData {
  readonly kind: Relation["kind"];
  readonly name: string;
  readonly comment?: string;
  readonly columns: readonly ColumnData[];
  readonly key?: KeyData;
  readonly uniques?: readonly KeyData[];
  readonly clusterKey?: KeyData;
  readonly checks?: readonly (readonly [name: string, expression: string])[];
  readonly indexes?: readonly (readonly [
    name: string,
    definition: string,
    isUnique: 0 | 1,
  ])[];
  readonly references?: readonly ReferenceData[];
  readonly distribution?: Distribution;
  readonly orientation?: "row" | "column";
  readonly storage?: Readonly<Record<string, string>>;
  readonly isUnlogged?: true;
  readonly partitioning?: {
    readonly by: string;
    readonly columns: readonly string[];
    readonly partitions: readonly Partition[];
  };
  /** Server of a foreign table, and whether it is written to. */
  readonly server?: readonly [name: string, access: "read" | "write"];
  /** Estimated rows. */
  readonly rows?: number;
  /** Estimated bytes. */
  readonly bytes?: number;
  readonly spread?: SpreadData;
  /** Place of the kind of advice, and of the column that it is about. */
  readonly advice?: readonly (readonly [kind: number, column?: number])[];
  readonly code: CodeData;
}

/** What the generated module of a table is called, and what it exports. */
export interface CodeData {
  readonly path: string;
  readonly factory: string;
  readonly types: readonly string[];
}

/** Rows by datanode, as they were counted. */
export interface SpreadData {
  readonly nodes: readonly (readonly [node: string, rows: number])[];
  /** (most − average) / most. */
  readonly ratio: number;
  /** Whether the ratio is beyond the manual's limit, and the table large enough for that to mean something. */
  readonly isSkewed: boolean;
}

/** Where the boxes and lines of a schema's diagram lie. */
export interface DiagramData {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly BoxData[];
  readonly lines: readonly LineData[];
}

/** Place of the table, position, size, and the places of the columns that are shown. */
export type BoxData = readonly [
  table: number,
  x: number,
  y: number,
  width: number,
  height: number,
  columns: readonly number[],
];

/** A drawn reference: places of the table and of its reference, place of the table referred to, and x, y of each corner. */
export type LineData = readonly [
  table: number,
  reference: number,
  target: number,
  corners: readonly number[],
];
