/** Merges what is generated now into a module that a person edited; every byte that is the person's stays in its place. */
import {
  type Decision,
  decideMembers,
  type Decisions,
} from "./decide-members.js";
import type { EditedModule } from "./edited-module.js";
import { type GeneratedModule, splitGenerated } from "./generated-members.js";
import { type KnownMembers, readMembers } from "./member-digests.js";
import { spliceHeader } from "./merge-header.js";
import { readEdited } from "./read-edited.js";
import { spliceText } from "./splice.js";
import { type IsOurs, oursBy, spliceImports } from "./splice-imports.js";
import { spliceMembers } from "./splice-members.js";
import { isMergedWell } from "./verify-merge.js";

/** Both texts, and what their headers say of their members. */
export interface MergeInput {
  /** As it stands in the project. */
  readonly present: string;
  /** The line of digests in its header; undefined for a file of a version that wrote none. */
  readonly presentMembers: string | undefined;
  /** As it would be, had nobody edited it. */
  readonly generated: string;
  readonly generatedMembers: string;
}

/** A part of the file about which a person and we disagree. */
export interface MergeConflict {
  /** Name of the member. */
  readonly name: string;
  readonly why: string;
}

/** What came of it. */
export type MergeResult =
  | {
      readonly kind: "merged";
      readonly text: string;
      /** Generated members that a person deleted: they stay so. */
      readonly deleted: readonly string[];
    }
  | {
      readonly kind: "conflict";
      readonly conflicts: readonly MergeConflict[];
      /** The merged text with the person's side of each conflict, and with ours; undefined where there is none. */
      readonly mine: string;
      readonly ours: string | undefined;
      /** False where the header does not tell what was generated: what `ours` replaces may be all the person's. */
      readonly isCertain: boolean;
      readonly deleted: readonly string[];
    }
  /** It cannot be merged at all. */
  | { readonly kind: "refused"; readonly why: string };

interface Job {
  readonly module: EditedModule;
  readonly input: MergeInput;
  readonly generated: GeneratedModule;
  readonly isOurs: IsOurs;
}

interface Built {
  readonly text: string;
  readonly taken: readonly string[];
}

/** Members and header first; the imports follow from what is used then. */
const build = async (
  { module, input, generated, isOurs }: Job,
  decisions: readonly Decision[],
): Promise<Built | undefined> => {
  const half = await readEdited(
    spliceText(module.text, [
      ...spliceHeader(module.text, input.generated),
      ...spliceMembers(module, decisions),
    ]),
  );
  if ("message" in half) return undefined;
  const { splices, taken } = spliceImports(half, generated, isOurs);
  const after =
    splices.length === 0
      ? half
      : await readEdited(spliceText(half.text, splices));
  if ("message" in after) return undefined;
  return isMergedWell(module, after, decisions, generated, isOurs)
    ? { text: after.text, taken }
    : undefined;
};

const UNMERGEABLE =
  "it cannot be merged without changing what its other statements mean; end each of them with a semicolon";
const TAKEN = "is a name of yours, and a generated import has to be called so";

const settle = async (
  job: Job,
  { settled, conflicts }: Decisions,
  restore: (text: string) => string,
): Promise<MergeResult> => {
  const deleted = settled.flatMap((one) =>
    one.do === "forget" ? [one.member.name] : [],
  );
  const side = (which: "mine" | "generated") =>
    build(
      job,
      order(job.generated, [
        ...settled,
        ...conflicts.flatMap((one) => one[which] ?? []),
      ]),
    );
  const mine = await side("mine");
  if (mine === undefined) return { kind: "refused", why: UNMERGEABLE };
  const clashes = mine.taken.map((name) => ({ name, why: TAKEN }));
  if (conflicts.length === 0 && clashes.length === 0) {
    return { kind: "merged", text: restore(mine.text), deleted };
  }
  const maySide = conflicts.every((one) => one.generated !== undefined);
  const ours = maySide ? await side("generated") : undefined;
  const hasOurs = ours !== undefined && ours.taken.length === 0;
  return {
    kind: "conflict",
    conflicts: [
      ...conflicts.map(({ name, why }) => ({ name, why })),
      ...clashes,
    ],
    mine: restore(mine.text),
    ours: hasOurs ? restore(ours.text) : undefined,
    isCertain: job.input.presentMembers !== undefined,
    deleted,
  };
};

/** In the order in which the members are generated: an inserted one looks for its neighbour there. */
const order = (
  { members }: GeneratedModule,
  decisions: readonly Decision[],
): readonly Decision[] => {
  const rank = new Map(members.map((member, index) => [member, index]));
  const rankOf = (one: Decision) =>
    one.do === "remove" ? members.length : (rank.get(one.member) ?? 0);
  return decisions.toSorted((one, other) => rankOf(one) - rankOf(other));
};

const rolesOf = ({ members }: KnownMembers): ReadonlyMap<string, string> =>
  new Map(members.map(({ name, role }) => [name, role]));

/** Merges; the result was parsed again and holds every part of the person's, or it is a conflict. */
export const mergeModule = async (input: MergeInput): Promise<MergeResult> => {
  const mark = input.present.startsWith("\uFEFF") ? "\uFEFF" : "";
  const module = await readEdited(input.present.slice(mark.length));
  if ("message" in module) {
    const { line, message } = module;
    return {
      kind: "refused",
      why: `line ${line} has a syntax error: ${message}`,
    };
  }
  const known =
    input.presentMembers === undefined
      ? undefined
      : readMembers(input.presentMembers);
  const roles = rolesOf(readMembers(input.generatedMembers));
  const generated = splitGenerated(input.generated, roles);
  const isOurs = oursBy(known?.imports, generated);
  const decisions = decideMembers(module, generated.members, known?.members);
  const job = { module, input, generated, isOurs };
  return settle(job, decisions, (text) => mark + text);
};
