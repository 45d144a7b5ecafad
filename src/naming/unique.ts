/** Gives every name of a set its own, the same way on every machine. */

/** A name that could not be had, and what was taken instead. */
export interface Renamed {
  readonly source: string;
  readonly wanted: string;
  readonly given: string;
}

/** Which names were given, by source name, and which of them are not the wanted ones. */
export interface UniqueNames {
  readonly names: ReadonlyMap<string, string>;
  readonly renamed: readonly Renamed[];
}

/** What the choice depends on. */
export interface UniqueOptions {
  readonly wanted: (source: string) => string;
  /** Whether a person chose the name, so that it goes before all others. */
  readonly isGiven?: (source: string) => boolean;
  /** Two names with equal keys collide; e.g. lower case, for files. */
  readonly collisionKey?: (name: string) => string;
  /** Collision keys of names that nobody may have. */
  readonly reserved?: ReadonlySet<string>;
}

/** Nearly always: each can be called as it wants to be. */
const asWanted = (
  sources: readonly string[],
  wanted: (source: string) => string,
  collisionKey: (name: string) => string,
  reserved: ReadonlySet<string> | undefined,
): ReadonlyMap<string, string> | undefined => {
  const names = new Map<string, string>();
  const keys = new Set<string>();
  for (const source of sources) {
    const wish = wanted(source);
    const key = collisionKey(wish);
    if (reserved?.has(key) === true) return undefined;
    names.set(source, wish);
    keys.add(key);
  }
  return keys.size === sources.length ? names : undefined;
};

/**
 * Names are given in the order of `sources`, but first what a person chose, then a source that is written exactly as
 * it wants to be called, so that adding `userId` beside `user_id` is the one case in which a given name moves. The others get 2, 3, …
 */
export const uniqueNames = (
  sources: readonly string[],
  { wanted, isGiven, collisionKey = (name) => name, reserved }: UniqueOptions,
): UniqueNames => {
  const all = asWanted(sources, wanted, collisionKey, reserved);
  if (all !== undefined) return { names: all, renamed: [] };
  const isReserved = (name: string) =>
    reserved?.has(collisionKey(name)) === true;
  const wishes = sources.map((source) => [source, wanted(source)] as const);
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const renamed: Renamed[] = [];
  const isFree = (name: string) =>
    !taken.has(collisionKey(name)) && !isReserved(name);
  const give = (source: string, wish: string) => {
    let given = wish;
    if (isReserved(wish)) given = `${wish}_`;
    for (let count = 2; !isFree(given); count++) given = `${wish}${count}`;
    taken.add(collisionKey(given));
    names.set(source, given);
    if (given !== wish) renamed.push({ source, wanted: wish, given });
  };
  for (const [source, wish] of wishes) {
    if (isGiven?.(source) === true) give(source, wish);
  }
  for (const [source, wish] of wishes) {
    if (wish === source && !names.has(source)) give(source, wish);
  }
  for (const [source, wish] of wishes) {
    if (!names.has(source)) give(source, wish);
  }
  return { names, renamed };
};
