/** Keeps each of many repeated texts once. */

/** Texts by their place. */
export interface Pool {
  /** The text's place, the same one each time. */
  readonly add: (text: string) => number;
  readonly all: () => readonly string[];
}

/** An empty pool. */
export const createPool = (): Pool => {
  const places = new Map<string, number>();
  return {
    add: (text) => {
      const known = places.get(text);
      if (known !== undefined) return known;
      const place = places.size;
      places.set(text, place);
      return place;
    },
    all: () => [...places.keys()],
  };
};
