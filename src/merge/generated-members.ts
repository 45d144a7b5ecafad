/** The members of a module as it was printed: told from its lines alone, since every module that is written passes here. */
import { codeDigest } from "./code-digest.js";

/** One top-level statement that we print, its doc comment included; the overloads of a function are one. */
export interface GeneratedMember {
  /** What it is for, whatever it is called: `row`, `factory`; its name where it has no other. */
  readonly role: string;
  readonly name: string;
  readonly keyword: string;
  /** With a line end behind it; empty when there is none. */
  readonly doc: string;
  /** The statement; of a class what stands before its body. */
  readonly code: string;
  /** Of a class only. */
  readonly body: string;
}

/** A name that a printed module imports. */
export interface GeneratedImport {
  readonly from: string;
  /** As it is written: `type Session`, `Mood as PublicMood`. */
  readonly text: string;
  /** What it is called in the module. */
  readonly local: string;
  /** The same for every way to write it. */
  readonly key: string;
  /** Of the key, short, since it only says who brought the name. */
  readonly digest: string;
}

/** A printed module in parts. */
export interface GeneratedModule {
  readonly members: readonly GeneratedMember[];
  readonly imports: readonly GeneratedImport[];
  /** The declarations that bring the imports, in order, by module. */
  readonly declarations: ReadonlyMap<string, string>;
}

/** Role of each name that has one. */
export type Roles = ReadonlyMap<string, string>;

// A statement begins its line, and so does its doc comment: what is printed is laid out, and no text in it holds a line end.
const STATEMENT =
  /(\/\*\*[^*]*\*+(?:[^/*][^*]*\*+)*\/\n)?(?:export )?(?:abstract |async )?(import|interface|type|const|class|function|enum)\b ?([^\s<(=:{,;"]*)/y;
const IMPORT = /^import (type )?\{([^}]*)\} from (["'])(.*)\3;?$/;

/** One text for an imported name. */
export const importKey = (
  from: string,
  imported: string,
  local: string,
  isType: boolean,
): string => `${isType ? "type " : ""}${imported} as ${local} from ${from}`;

// Tables whose columns are of the same types import the same names. Each key keeps the text of its module alive.
const known = new Map<string, readonly GeneratedImport[]>();
const MOST_KNOWN = 256;

/** The names of an import statement. */
export const readImports = (statement: string): readonly GeneratedImport[] => {
  const before = known.get(statement);
  if (before !== undefined) return before;
  const imports = parseImports(statement);
  if (known.size === MOST_KNOWN) known.clear();
  known.set(statement, imports);
  return imports;
};

const parseImports = (statement: string): readonly GeneratedImport[] => {
  const [, type, names = "", , from = ""] =
    IMPORT.exec(statement.replaceAll("\n", " ")) ?? [];
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((text) => {
      const isType = type !== undefined || text.startsWith("type ");
      const [imported = "", local = imported] = text
        .replace(/^type /, "")
        .split(" as ");
      const key = importKey(from, imported, local, isType);
      return { from, text, local, key, digest: importDigest(key) };
    });
};

interface Found {
  readonly keyword: string;
  readonly name: string;
  readonly doc: string;
  readonly code: string;
}

/** The heads of the statements. Only a line that does not begin with a blank or a closing brace can be one. */
export const findHeads = (text: string): readonly RegExpExecArray[] => {
  const heads: RegExpExecArray[] = [];
  for (let at = 0, next = 0; next !== -1; at = next + 1) {
    const first = text.charCodeAt(at);
    if (first === 0x2f || (first >= 0x61 && first <= 0x7a)) {
      STATEMENT.lastIndex = at;
      const head = STATEMENT.exec(text);
      if (head !== null) {
        heads.push(head);
        at = STATEMENT.lastIndex;
      }
    }
    next = text.indexOf("\n", at);
  }
  return heads;
};

const findStatements = (text: string): readonly Found[] => {
  const heads = findHeads(text);
  return heads.map((head, index) => {
    const [, doc = "", keyword = "", name = ""] = head;
    const end = heads[index + 1]?.index ?? text.length;
    const code = text.slice(head.index + doc.length, end).trimEnd();
    return { keyword, name, doc, code };
  });
};

const toMember = (found: Found, roles: Roles): GeneratedMember => {
  const { name, keyword, doc, code } = found;
  const role = roles.get(name) ?? name;
  if (keyword !== "class") return { role, name, keyword, doc, code, body: "" };
  const brace = code.indexOf("{");
  const head = code.slice(0, brace).trimEnd();
  return { role, name, keyword, doc, code: head, body: code.slice(brace) };
};

/** Splits a printed module, with or without its header. */
export const splitGenerated = (text: string, roles: Roles): GeneratedModule => {
  const members: GeneratedMember[] = [];
  const declarations = new Map<string, string>();
  const imports: GeneratedImport[] = [];
  for (const found of findStatements(text)) {
    if (found.keyword === "import") {
      const names = readImports(found.code);
      imports.push(...names);
      declarations.set(names[0]?.from ?? "", found.code);
      continue;
    }
    const last = members.at(-1);
    if (found.keyword === "function" && last?.name === found.name) {
      const code = `${last.code}\n${found.doc}${found.code}`;
      members.splice(-1, 1, { ...last, code });
    } else members.push(toMember(found, roles));
  }
  return { members, imports, declarations };
};

/** Digest of a member, whoever wrote it. */
export const memberDigest = (doc: string, code: string): string =>
  codeDigest(`${doc}\n${code}`);

/** Digest of an imported name. */
export const importDigest = (key: string): string => codeDigest(key).slice(-4);
