/** Which host is next, by an injected clock. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Hosts, setAside, welcome } from "../../../src/runtime/hosts.js";

const three = (...chances: readonly number[]) => {
  const left = [...chances];
  return new Hosts(
    ["a", "b", "c"].map((host) => ({ host, port: 8000 })),
    () => left.shift() ?? 0,
  );
};

const namesOf = (hosts: Hosts, count: number) =>
  Array.from({ length: count }, () => hosts.next(0).host).join("");

describe("hosts", () => {
  it("have their turns in the order that chance gives them", () => {
    expect(namesOf(three(), 4)).toBe("abca");
    const orders = [0, 0.4, 0.9].flatMap((first) =>
      [0, 0.9].map((second) => namesOf(three(first, second), 4)),
    );
    expect(orders).toEqual(["abca", "acba", "bacb", "bcab", "cabc", "cbac"]);
  });

  it("are set aside for 10 s, then for twice as long, up to a minute", () => {
    const hosts = three();
    const place = hosts.next(0);
    const spans = Array.from({ length: 5 }, () => {
      setAside(place, 1_000);
      return place.asideUntil - 1_000;
    });
    expect(spans).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
    welcome(place);
    setAside(place, 0);
    expect(place.asideUntil).toBe(10_000);
  });

  it("that are set aside are passed over until their time is over, or nothing else is left", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30_000 }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: 0, max: 70_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failedAt, now, random) => {
          const hosts = new Hosts(
            failedAt.map((_, index) => ({ host: `h${index}`, port: 1 })),
            () => random,
          );
          const places = failedAt.map(() => hosts.next(0));
          expect(new Set(places).size).toBe(failedAt.length);
          places.forEach((place, index) =>
            setAside(place, failedAt[index] ?? 0),
          );
          const next = hosts.next(now);
          const free = places.filter(({ asideUntil }) => asideUntil <= now);
          const soonest = Math.min(...places.map((one) => one.asideUntil));
          if (free.length > 0) expect(free).toContain(next);
          else expect(next.asideUntil).toBe(soonest);
        },
      ),
    );
  });
});
