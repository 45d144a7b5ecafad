/** Collects what a module imports, and what each of it is called there. */
import { pascalCase } from "../naming/words.js";
import type { ImportView } from "./view.js";

/** A name of another module. */
export interface Wanted {
  /** Module specifier. */
  readonly from: string;
  readonly name: string;
  /** Whether it is wanted as a type alone. */
  readonly isType: boolean;
  /** What goes before the name where the module has another one of that name; a number goes behind it otherwise. */
  readonly prefix?: string;
}

/** The imports of one module. */
export interface Imports {
  /** Gives the name by which the import is called in the module. */
  readonly local: (wanted: Wanted) => string;
  /** Gives the module's own thing this name, or one with a number behind it. */
  readonly claim: (name: string) => string;
  /** The statements: `first` before the others, these by specifier. */
  readonly views: (first: string) => readonly ImportView[];
}

interface Imported extends Omit<Wanted, "prefix"> {
  readonly local: string;
}

const written = ({ name, local, isType }: Imported, isTypeOnly: boolean) => {
  const text = name === local ? name : `${name} as ${local}`;
  return isType && !isTypeOnly ? `type ${text}` : text;
};

// Values first, each group by name.
const inOrder = (a: Imported, b: Imported): number => {
  if (a.isType !== b.isType) return a.isType ? 1 : -1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
};

const statement = (from: string, names: readonly Imported[]): ImportView => {
  const isTypeOnly = names.every(({ isType }) => isType);
  const sorted = names.toSorted(inOrder);
  return {
    from,
    names: sorted.map((one) => written(one, isTypeOnly)),
    isTypeOnly,
  };
};

// Statements by their names, then where these are from; so many at most.
const known = new Map<string, ImportView>();
const MOST_KNOWN = 256;

/**
 * The statement, the very same for the same names: tables whose columns are of the same types import the same, and
 * sorting and laying it out took longer than all else about it.
 */
const knownStatement = (
  from: string,
  names: readonly Imported[],
): ImportView => {
  let key = "";
  for (const { name, local, isType } of names) {
    key += `${isType ? "type " : ""}${name} as ${local},`;
  }
  key += from;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = statement(from, names);
  if (known.size < MOST_KNOWN) known.set(key, made);
  return made;
};

/** One statement per module: `first` before the others, these by specifier. */
const statements = (
  imported: ReadonlyMap<string, ReadonlyMap<string, Imported>>,
  first: string,
): readonly ImportView[] => {
  const rank = (from: string) => (from === first ? "" : from);
  return [...imported]
    .toSorted(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([from, names]) => knownStatement(from, [...names.values()]));
};

/** Begins with the names that the module has already. */
export const createImports = (own: Iterable<string>): Imports => {
  const taken = new Set(own);
  const imported = new Map<string, Map<string, Imported>>();
  const free = (name: string, prefix: string | undefined): string => {
    if (!taken.has(name)) return name;
    const stem = prefix === undefined ? name : pascalCase(prefix) + name;
    let local = stem;
    for (let count = 2; taken.has(local); count++) local = `${stem}${count}`;
    return local;
  };
  return {
    local: (wanted) => {
      const { from, name, isType, prefix } = wanted;
      const names = imported.get(from) ?? new Map<string, Imported>();
      const known = names.get(name);
      if (known !== undefined) {
        if (known.isType && !isType) names.set(name, { ...known, isType });
        return known.local;
      }
      const local = free(name, prefix);
      taken.add(local);
      names.set(name, { from, name, isType, local });
      imported.set(from, names);
      return local;
    },
    claim: (name) => {
      const given = free(name, undefined);
      taken.add(given);
      return given;
    },
    views: (first) => statements(imported, first),
  };
};
