/** The line of the header that says what was generated: a digest per member, and one per imported name. */
import {
  type GeneratedModule,
  memberDigest,
  type Roles,
  splitGenerated,
} from "./generated-members.js";

/** A member as it was generated. */
export interface KnownMember {
  readonly role: string;
  readonly name: string;
  readonly digest: string;
}

/** What the header of a module knows about it. */
export interface KnownMembers {
  readonly members: readonly KnownMember[];
  /** Digests of the imported names. */
  readonly imports: ReadonlySet<string>;
}

const IMPORTS = "imports";
const ENTRY = /^(?:([^\s:=]+):)?([^\s:=]+)=([0-9a-f]*)$/;

/** What {@link splitGenerated} found, as it is kept: `imports=1f09… row:ReasonRow=9d2c… table=77aa…`. */
export const printMembers = ({ members, imports }: GeneratedModule): string => {
  const names = imports.map(({ digest }) => digest).join("");
  return [
    `${IMPORTS}=${names}`,
    ...members.map(({ role, name, doc, code }) => {
      const who = role === name ? name : `${role}:${name}`;
      return `${who}=${memberDigest(doc, code)}`;
    }),
  ].join(" ");
};

/** The digests of a module that was just printed. */
export const digestMembers = (text: string, roles: Roles): string =>
  printMembers(splitGenerated(text, roles));

/** Reads the line back; what a person spoiled is as if it had not been generated. */
export const readMembers = (line: string): KnownMembers => {
  const members: KnownMember[] = [];
  const imports = new Set<string>();
  const [first = "", ...words] = line.split(" ");
  for (const one of first.slice(IMPORTS.length + 1).match(/.{4}/g) ?? []) {
    imports.add(one);
  }
  for (const word of words) {
    const [, role, name, digest = ""] = ENTRY.exec(word) ?? [];
    if (name !== undefined) members.push({ role: role ?? name, name, digest });
  }
  return { members, imports };
};
