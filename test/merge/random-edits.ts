/** Random edits of generated modules: what people and their editors do to a file that is theirs too. */
import fc from "fast-check";

/** One edit of a text with LF line ends. */
export interface Edit {
  readonly kind: string;
  /** The text after it; unchanged where the edit does not fit. */
  readonly apply: (text: string) => string;
  /** What it wrote: has to be there, to the character, ever after. */
  readonly written: string;
  /** Taking it out again gives the text as it was. */
  readonly isPure: boolean;
}

const METHODS: readonly ((n: number) => string)[] = [
  (n) => `  async   mine${n}( ) { return { 'a' : ${n} , } }`,
  (n) => `\n  readonly prop${n} = \`\n}\n> {}\n/** */\`; // tail {`,
  (n) =>
    `  /** Doc ${n} */\n  static  make${n}<T extends {}>(x: T): T { return x }`,
  (n) => `  // only a comment ${n} }`,
  (n) => `  get size${n}() {\n\treturn ${n}\n  }\n\n\n`,
];

const STATEMENTS: readonly ((n: number) => string)[] = [
  (n) => `// comment ${n} */ /** no doc`,
  (n) => `/* block ${n}\n   * star\n */`,
  (n) => `/** A doc comment that hangs free ${n}. */\n`,
  (n) =>
    `export const text${n} = \`\n/** */\nexport interface Fake {}\n// Digest file:0\n\`;`,
  (n) => `const odd${n}   =  [ 1,2 , 3 ].map( (x)=>x+${n} )\nvoid odd${n}`,
  (n) => `namespace Space${n} { export const x = ${n} }`,
  (n) =>
    `function over${n}(a: string): void\nfunction over${n}(a: number): void\nfunction over${n}(a: unknown) { void a }\nvoid over${n};`,
  (n) =>
    `export { it${n} as default${n} };\nconst it${n} = { "quoted-key": ';' };`,
  (n) => `export * as fs${n} from 'node:fs'`,
  (n) => `if (Math.random() > 2) { console . log(${n}) }`,
  (n) => `export abstract class Own${n} { abstract find(): void }\n\n\n`,
  (n) => `export const some${n}: Insertable<object> | undefined = undefined;`,
];

const IMPORTS: readonly ((n: number) => string)[] = [
  (n) => `import {readFileSync   as read${n}} from 'node:fs' // why ${n}`,
  (n) => `import * as path${n} from "node:path";`,
  (n) => `import type { Stats as Stats${n} } from "node:fs"`,
  () => `import "node:process"`,
];

const insertAt = (text: string, at: number, written: string) =>
  text.slice(0, at) + written + text.slice(at);

/** Where the body of the class begins. */
const insideClass = (text: string): number | undefined => {
  const found = /^export class [^{]*\{/m.exec(text);
  return found === null ? undefined : found.index + found[0].length;
};

const OVERRIDE = `
  override async exists( ) { return  await super.exists() }
`;

/** Between two members, at the nth place. */
const between = (text: string, nth: number): number => {
  const places = [...text.matchAll(/\n\n(?=\/\*\*|export|const)/g)];
  return places[nth % Math.max(1, places.length)]?.index ?? text.length;
};

const edit = (
  kind: string,
  written: string,
  place: (text: string) => number | undefined,
  isPure = true,
): Edit => ({
  kind,
  written,
  isPure,
  apply: (text) => {
    const at = place(text);
    return at === undefined ? text : insertAt(text, at, written);
  },
});

const KINDS: Readonly<Record<string, (n: number, pick: number) => Edit>> = {
  method: (n, pick) =>
    edit(
      "method",
      `\n${METHODS[pick % METHODS.length]?.(n) ?? ""}\n`,
      insideClass,
    ),
  override: () =>
    edit("override", OVERRIDE, (text) =>
      // Once is enough for a class.
      text.includes(OVERRIDE) ? undefined : insideClass(text),
    ),
  statement: (n, pick) =>
    edit(
      "statement",
      `\n\n${STATEMENTS[pick % STATEMENTS.length]?.(n) ?? ""}`,
      (text) => between(text, Math.floor(pick / STATEMENTS.length)),
    ),
  import: (n, pick) =>
    edit(
      "import",
      `${IMPORTS[pick % IMPORTS.length]?.(n) ?? ""}\n`,
      (text) => /^import /m.exec(text)?.index,
    ),
  tail: (n, pick) =>
    edit("tail", ` // tail ${n}`, (text) => {
      const ends = [...text.matchAll(/^(?:\}|.*;)$/gm)].filter(
        ([line], _index, all) => all.length > 0 && !line.startsWith(" "),
      );
      // Between overloads a comment is inside of a member.
      const fit = ends.filter(([line]) => !line.includes("function"));
      const end = fit[pick % Math.max(1, fit.length)];
      return end === undefined ? undefined : end.index + end[0].length;
    }),
  licence: (n) => edit("licence", `// (c) ${n}\n\n`, () => 0),
  end: (n) => edit("end", `\n// the end ${n}`, (text) => text.length),
  extraName: (n) =>
    edit(
      "extraName",
      ` openDatabase as open${n},`,
      (text) => {
        const found = /^import \{(?=[^}]*\} from "[./]+dws\/)/m.exec(text);
        return found === null ? undefined : found.index + found[0].length;
      },
      false,
    ),
  decorator: (n) =>
    edit(
      "decorator",
      `@( ( value: unknown ) => { void [value, ${n}] } )\n`,
      (text) => /^export class /m.exec(text)?.index,
    ),
};

/** An edit that only adds. */
export const arbitraryEdit = fc
  .tuple(fc.constantFrom(...Object.keys(KINDS)), fc.nat(1e6), fc.nat(1e6))
  .map(([kind, n, pick]) => KINDS[kind]?.(n, pick))
  .filter((one) => one !== undefined);

/** Puts the members into another order. */
export const reorder = (text: string, rotation: number): string => {
  const [head = "", ...members] = text.trimEnd().split(/\n\n(?=\S)/);
  const at = rotation % Math.max(1, members.length);
  return `${[head, ...members.slice(at), ...members.slice(0, at)].join("\n\n")}\n`;
};

/** Takes the factory out. */
export const withoutFactory = (text: string): string =>
  text.replace(/\n\/\*\* The repository, or[^]*$/, "");

/** What a person says about the type of a row to insert. */
export const OWN_DOC = "/** What I say about it. */";

/** Rewrites the doc comment of a generated member. */
export const rewriteDoc = (text: string): string =>
  text.replace(/^\/\*\* A row to insert.*$/m, OWN_DOC);

/** As an older version would have written it. */
export const asLegacy = (text: string): string =>
  text.replace(/^\/\/ Digest (?!file).*\n/gm, "");
