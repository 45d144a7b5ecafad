/** The line of the header that says what was generated: a digest per member, and one per imported name. */
import { codeDigest } from "./code-digest.js";
import { findHeads, readImports, type Roles } from "./generated-members.js";

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

const isBlank = (unit: number): boolean => unit <= 0x20;

/** Where a piece that ends at `end` has its last character that is no blank, and one more. */
const trimmedEnd = (text: string, end: number): number => {
  let at = end;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
};

/** Where the body of a class begins. */
const bodyOf = (text: string, head: RegExpExecArray): number =>
  text.indexOf("{", head.index + (head[1] ?? "").length);

/**
 * The digests of a module that was just printed: `imports=1f09… row:ReasonRow=9d2c… table=77aa…`. As
 * {@link splitGenerated} and {@link memberDigest} have it, without the pieces: every module that is written passes here.
 */
export const digestMembers = (text: string, roles: Roles): string => {
  const heads = findHeads(text);
  let imports = "";
  let members = "";
  for (const [index, head] of heads.entries()) {
    const keyword = head[2];
    const name = head[3] ?? "";
    const next = trimmedEnd(text, heads[index + 1]?.index ?? text.length);
    if (keyword === "import") {
      const names = readImports(text.slice(head.index, next));
      for (const { digest } of names) imports += digest;
      continue;
    }
    // Of a class what stands before its body: the person's methods are there.
    const end =
      keyword === "class" ? trimmedEnd(text, bodyOf(text, head)) : next;
    const role = roles.get(name);
    const who = role === undefined || role === name ? name : `${role}:${name}`;
    members += ` ${who}=${codeDigest(text, head.index, end)}`;
  }
  return `${IMPORTS}=${imports}${members}`;
};

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
