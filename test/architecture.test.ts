/** The house rules that a program can hold: who imports whom, how long things are, and that every file says what it is for. */
import { posix, relative, sep } from "node:path";
import {
  type ExportedDeclarations,
  Node,
  Project,
  type SourceFile,
  SyntaxKind,
} from "ts-morph";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../src/package-root.js";

/** Rooms that each room may import from; nothing else may be. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  model: ["errors"],
  advice: ["model"],
  config: ["advice", "errors", "runtime/settings", "runtime/errors", "types"],
  connect: ["errors", "runtime"],
  doctor: ["connect", "errors", "introspect", "runtime"],
  introspect: ["errors", "model", "package-root", "runtime/array-text"],
  diff: ["model", "types"],
  naming: ["model"],
  types: ["model"],
  plan: ["model", "naming", "types", "runtime/identifiers"],
  render: ["plan", "package-root"],
  pages: [
    "advice",
    "introspect",
    "model",
    "package-root",
    "plan",
    "runtime/identifiers",
  ],
  merge: ["errors"],
  write: ["errors"],
  verify: ["errors", "diff"],
  local: ["errors", "package-root"],
  runtime: [],
  errors: [],
  "package-root": [],
  progress: [],
};

/** Top-level files of src that put the rooms together. */
const PIPELINE = [
  "pipeline",
  "apply-choices",
  "run",
  "read-schema",
  "output-files",
  "print-modules",
  "merge-edits",
  "report-changes",
  "renamed-modules",
  "summarize",
  "document-schema",
  "write-page",
  "watch",
];

/** Libraries that one room alone may import. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  pg: ["src/runtime"],
  "pg-copy-streams": ["src/runtime"],
  "pg-cursor": ["src/runtime"],
  "ts-morph": ["src/merge"],
  handlebars: ["src/render", "generators"],
  "handlebars/runtime.js": ["src/render"],
  "elkjs/lib/elk.bundled.js": ["src/pages"],
  "elkjs/lib/elk-api.js": ["src/pages"],
  valibot: ["src/config", "src/model"],
  "yeoman-generator": ["generators"],
  "yeoman-environment": ["bin", "scripts"],
};

const FILE_LIMIT = 300;
const FUNCTION_LIMIT = 40;

const project = new Project({
  tsConfigFilePath: posix.join(packageRoot, "tsconfig.json"),
  skipAddingFilesFromTsConfig: true,
});
project.addSourceFilesAtPaths(
  ["src", "generators", "bin", "scripts"].map((folder) =>
    posix.join(packageRoot, folder, "**/*.ts"),
  ),
);
const files = project.getSourceFiles();

const pathOf = (file: SourceFile) =>
  relative(packageRoot, file.getFilePath()).split(sep).join("/");

/** `src/model/model.ts` → `model`; `src/errors.ts` → `errors`. */
const roomOf = (path: string) =>
  path
    .replace(/^src\//, "")
    .replace(/\.ts$/, "")
    .split("/")[0] ?? "";

const importsOf = (file: SourceFile) => [
  ...file
    .getImportDeclarations()
    .map((declaration) => declaration.getModuleSpecifierValue()),
  ...file
    .getExportDeclarations()
    .flatMap((declaration) => declaration.getModuleSpecifierValue() ?? []),
  ...file
    .getDescendants()
    .filter(Node.isCallExpression)
    .filter((call) => Node.isImportExpression(call.getExpression()))
    .flatMap((call) => {
      const [argument] = call.getArguments();
      return Node.isStringLiteral(argument) ? argument.getLiteralValue() : [];
    }),
];

const resolve = (from: string, specifier: string) =>
  posix.join(posix.dirname(from), specifier).replace(/\.js$/, ".ts");

const isAllowed = (from: string, to: string): boolean => {
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (fromRoom === toRoom || PIPELINE.includes(fromRoom)) return true;
  if (fromRoom === "api") return true;
  return (ARROWS[fromRoom] ?? []).some(
    (allowed) => allowed === toRoom || to === `src/${allowed}.ts`,
  );
};

const hasDoc = (one: ExportedDeclarations): boolean => {
  const statement = one.getFirstAncestorByKind(SyntaxKind.VariableStatement);
  return (statement ?? one)
    .getLeadingCommentRanges()
    .some((range) => range.getText().startsWith("/**"));
};

describe("rooms", () => {
  const sources = files.filter((file) => pathOf(file).startsWith("src/"));

  it("are all known", () => {
    const known = [...Object.keys(ARROWS), ...PIPELINE, "api"];
    expect(
      sources.map(pathOf).filter((path) => !known.includes(roomOf(path))),
    ).toEqual([]);
  });

  it("import only along the arrows", () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => [pathOf(file), resolve(pathOf(file), specifier)])
        .filter(([from = "", to = ""]) => !isAllowed(from, to))
        .map(([from, to]) => `${from ?? ""} -> ${to ?? ""}`),
    );
    expect(wrong).toEqual([]);
  });

  it("keep libraries in their room", () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => {
          const rooms = LIBRARIES[specifier];
          const path = pathOf(file);
          return (
            rooms !== undefined &&
            !rooms.some((room) => path.startsWith(`${room}/`))
          );
        })
        .map((specifier) => `${pathOf(file)} -> ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it("have the runtime depend on pg, its streams and Node alone", () => {
    const allowed = /^(?:\.\/|node:|pg$|pg-cursor$|pg-copy-streams$)/;
    const wrong = files
      .filter((file) => pathOf(file).startsWith("src/runtime/"))
      .flatMap(importsOf)
      .filter((specifier) => !allowed.test(specifier));
    expect(wrong).toEqual([]);
  });

  it("print and end the process at the edge alone", () => {
    const wrong = sources
      .filter((file) =>
        /\bconsole\.\w|process\.(?:exit|exitCode|stdout|stderr)\b/.test(
          file.getFullText().replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, ""),
        ),
      )
      .map(pathOf);
    expect(wrong).toEqual([]);
  });
});

describe("files", () => {
  it("begin with a sentence that says what they are for", () => {
    expect(
      files
        .filter(
          (file) =>
            !/^(?:#!.*\n)?\/\*\* ?\n? ?\*? ?\S/.test(file.getFullText()),
        )
        .map(pathOf),
    ).toEqual([]);
  });

  it(`have at most ${FILE_LIMIT} lines`, () => {
    expect(
      files.filter((file) => file.getEndLineNumber() > FILE_LIMIT).map(pathOf),
    ).toEqual([]);
  });

  it(`have functions of at most ${FUNCTION_LIMIT} lines`, () => {
    const long = files.flatMap((file) =>
      file
        .getDescendants()
        .filter(
          (node) =>
            Node.isFunctionDeclaration(node) ||
            Node.isArrowFunction(node) ||
            Node.isMethodDeclaration(node),
        )
        .filter(
          (node) =>
            node.getEndLineNumber() - node.getStartLineNumber() + 1 >
            FUNCTION_LIMIT,
        )
        .map((node) => `${pathOf(file)}:${node.getStartLineNumber()}`),
    );
    expect(long).toEqual([]);
  });

  it("document every export, and have no default export but Yeoman's", () => {
    const bare = files.flatMap((file) =>
      [...file.getExportedDeclarations()].flatMap(([name, declarations]) => {
        const path = pathOf(file);
        if (name === "default")
          return path.startsWith("generators/") ? [] : [path];
        return declarations
          .filter((one) => pathOf(one.getSourceFile()) === path)
          .filter((one) => !hasDoc(one))
          .map(() => `${path}: ${name}`);
      }),
    );
    // Overloads share the doc of the first.
    expect([...new Set(bare)]).toEqual([]);
  });
});
