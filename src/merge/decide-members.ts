/** Decides for each generated member what becomes of it in a module that a person edited: three-way, by digests. */
import {
  type EditedModule,
  type EditedStatement,
  type Range,
  statementDigest,
} from "./edited-module.js";
import { type GeneratedMember, memberDigest } from "./generated-members.js";
import type { KnownMember } from "./member-digests.js";

/** A generated member where it stands in the edited module. */
export interface Found {
  readonly statement: EditedStatement;
  /** Its doc comment; of several the one that we wrote. */
  readonly doc: Range | undefined;
  readonly digest: string;
}

/** What becomes of a member. The name is the one that a person sees: the new one, or of what goes the old one. */
export type Decision =
  /** It stays as it stands: it is right, or a person changed it and we did not. */
  | {
      readonly do: "keep";
      readonly member: GeneratedMember;
      readonly at: Found;
    }
  | {
      readonly do: "replace";
      readonly member: GeneratedMember;
      readonly at: Found;
    }
  | { readonly do: "insert"; readonly member: GeneratedMember }
  /** A person deleted it. */
  | { readonly do: "forget"; readonly member: GeneratedMember }
  | { readonly do: "remove"; readonly name: string; readonly at: Found };

/** A member about which a person and we disagree. */
export interface MemberConflict {
  readonly name: string;
  /** What happened. */
  readonly why: string;
  /** The person's side. */
  readonly mine: Decision | undefined;
  /** Ours; undefined where it would cost something that a person wrote. */
  readonly generated: Decision | undefined;
}

/** All decisions, in the order of the generated members; those on what goes are the last. */
export interface Decisions {
  readonly settled: readonly Decision[];
  readonly conflicts: readonly MemberConflict[];
}

/** Every way to read a statement of that name as a generated member: with one of the doc comments above it, or with none. */
const readingsOf = (module: EditedModule, name: string): readonly Found[] =>
  module.statements
    .filter(({ names, keyword }) => keyword !== "" && names.includes(name))
    .flatMap((statement) =>
      [...statement.docs, undefined].map((doc) => {
        const digest = statementDigest(module, statement, doc);
        return { statement, doc, digest };
      }),
    );

/** Finds what was generated under the name: what has the digest, else what looks most like the member, else any. */
export const findMember = (
  module: EditedModule,
  name: string,
  digest: string | undefined,
  like?: GeneratedMember,
): Found | undefined => {
  const readings = readingsOf(module, name);
  const same = readings.find((one) => one.digest === digest);
  if (same !== undefined || like === undefined) return same ?? readings[0];
  const alike = readings.filter(
    ({ statement }) => statement.keyword === like.keyword,
  );
  // A doc comment above what has none of ours is the person's.
  const fit = alike.filter(({ doc }) => like.doc !== "" || doc === undefined);
  return fit[0] ?? alike[0] ?? readings[0];
};

const digestOf = ({ doc, code }: GeneratedMember): string =>
  memberDigest(doc, code);

/** A class whose body a person wrote into, or that carries decorators. */
const isLivedIn = ({ text }: EditedModule, { statement }: Found): boolean =>
  statement.start !== statement.code.start ||
  (statement.body !== undefined &&
    text.slice(statement.body.start + 1, statement.body.end - 1).trim() !== "");

const NO_DIGESTS =
  "differs from what is generated, and the version that made the file kept no digest to tell whose it is";

/** A member that was generated before, or (without digest) may have been. */
const decideKnown = (
  module: EditedModule,
  member: GeneratedMember,
  known: Omit<KnownMember, "digest"> & { readonly digest: string | undefined },
): Decision | MemberConflict => {
  const { name } = member;
  const wanted = digestOf(member);
  const at =
    findMember(module, known.name, known.digest ?? wanted, member) ??
    findMember(module, name, wanted, member);
  const isLegacy = known.digest === undefined;
  if (at === undefined) {
    if (!isLegacy) return { do: "forget", member };
    const why =
      "is missing, and the version that made the file kept no digest to tell why";
    const mine = { do: "forget", member } as const;
    return { name, why, mine, generated: { do: "insert", member } };
  }
  if (at.digest === wanted || wanted === known.digest) {
    return { do: "keep", member, at };
  }
  const replace = { do: "replace", member, at } as const;
  const isFit =
    (at.statement.body === undefined) === (member.keyword !== "class") ||
    !isLivedIn(module, at);
  if (at.digest === known.digest && isFit) return replace;
  const why = isLegacy
    ? NO_DIGESTS
    : "was changed by a person, and has to change";
  const mine = { do: "keep", member, at } as const;
  return { name, why, mine, generated: isFit ? replace : undefined };
};

const TAKEN = "is a name of yours, and a generated one has to be called so";

/** Whoever bears a name in the module already, beside the statements that are generated. */
const isTaken = (
  module: EditedModule,
  name: string,
  ours: ReadonlySet<EditedStatement>,
): boolean =>
  module.statements.some((one) => !ours.has(one) && one.names.includes(name));

const decideNew = (
  module: EditedModule,
  member: GeneratedMember,
): Decision | MemberConflict => {
  const { name } = member;
  const wanted = digestOf(member);
  const at = findMember(module, name, wanted, member);
  if (at?.digest === wanted) return { do: "keep", member, at };
  if (!isTaken(module, name, new Set())) return { do: "insert", member };
  const mine = { do: "forget", member } as const;
  return { name, why: TAKEN, mine, generated: undefined };
};

const decideGone = (
  module: EditedModule,
  { name, digest }: KnownMember,
): Decision | MemberConflict | undefined => {
  const at = findMember(module, name, digest);
  if (at === undefined) return undefined;
  const remove = { do: "remove", name, at } as const;
  const mayGo = !isLivedIn(module, at);
  if (at.digest === digest && mayGo) return remove;
  const why = "was changed by a person, and is generated no more";
  return { name, why, mine: undefined, generated: mayGo ? remove : undefined };
};

/** A member that gets another name must not meet one of the person's. */
const refuseTaken = (
  module: EditedModule,
  decisions: readonly (Decision | MemberConflict)[],
): readonly (Decision | MemberConflict)[] => {
  const ours = new Set(
    decisions.flatMap((one) => {
      const decision = "do" in one ? one : (one.generated ?? one.mine);
      return decision !== undefined && "at" in decision
        ? [decision.at.statement]
        : [];
    }),
  );
  return decisions.map((one) => {
    if (!("do" in one) || one.do !== "replace") return one;
    const { member, at } = one;
    const { name } = member;
    const isRenamed = !at.statement.names.includes(name);
    if (!isRenamed || !isTaken(module, name, ours)) return one;
    const mine = { do: "keep", member, at } as const;
    return { name, why: TAKEN, mine, generated: undefined };
  });
};

/**
 * Decides about all members.
 * @param known what the header says was generated; undefined for a file of a version that kept no digests
 */
export const decideMembers = (
  module: EditedModule,
  members: readonly GeneratedMember[],
  known: readonly KnownMember[] | undefined,
): Decisions => {
  const roles = new Set(members.map(({ role }) => role));
  const byRole = new Map(known?.map((one) => [one.role, one]));
  // Of another role by now, but under the same name: one and the same member.
  const byName = new Map(
    known?.flatMap((one) => (roles.has(one.role) ? [] : [[one.name, one]])),
  );
  const live = members.map((member) => {
    const { role, name } = member;
    if (known === undefined) {
      return decideKnown(module, member, { role, name, digest: undefined });
    }
    const before = byRole.get(role) ?? byName.get(name);
    return before === undefined
      ? decideNew(module, member)
      : decideKnown(module, member, before);
  });
  const names = new Set(members.map(({ name }) => name));
  const gone = (known ?? [])
    .filter(({ role, name }) => !roles.has(role) && !names.has(name))
    .map((one) => decideGone(module, one))
    .filter((one) => one !== undefined);
  const all = refuseTaken(module, [...live, ...gone]);
  return {
    settled: all.filter((one) => "do" in one),
    conflicts: all.filter((one): one is MemberConflict => !("do" in one)),
  };
};
