/** Says where a project builds otherwise than the samples expect, which are run as `dist/samples/…`. */
import { posix } from "node:path";

const STRING_OR_COMMENT = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[^]*?\*\//g;

/** A tsconfig.json as JSON: comments and last commas are allowed in it. */
const plainJson = (text: string): string =>
  text
    .replace(/^\uFEFF/, "")
    .replace(STRING_OR_COMMENT, (part) => (part.startsWith('"') ? part : ""))
    .replace(/,(?=\s*[}\]])/g, "");

interface CompilerOptions {
  readonly rootDir?: unknown;
  readonly outDir?: unknown;
  readonly noEmit?: unknown;
}

const readOptions = (tsconfig: string): CompilerOptions => {
  try {
    const config = JSON.parse(plainJson(tsconfig)) as {
      readonly compilerOptions?: CompilerOptions;
    } | null;
    return config?.compilerOptions ?? {};
  } catch {
    return {};
  }
};

const isFolder = (value: unknown, folder: string): boolean =>
  typeof value === "string" &&
  posix.join(value, ".").replace(/\/$/, "") === folder;

/** What it inherits is not looked at: a note too many does no harm. */
const putsSourceIntoDist = (tsconfig: string): boolean => {
  const { rootDir, outDir, noEmit } = readOptions(tsconfig);
  return (
    isFolder(rootDir, "src") && isFolder(outDir, "dist") && noEmit !== true
  );
};

/** The compiler with nothing but the project's own tsconfig.json, perhaps after other commands. */
const COMPILES =
  /(?:^|&&\s*)(?:npx\s+)?tsc(?:\s+(?:-b|--build|(?:-p|--project)\s+(?:\.|(?:\.\/)?tsconfig\.json)))?\s*$/;

/** Notes on a build script and a tsconfig.json that were there; undefined where they were not. */
export const buildNotes = (
  build: unknown,
  tsconfig: string | undefined,
): readonly string[] => {
  const isScript = typeof build === "string" && !COMPILES.test(build);
  const isConfig = tsconfig !== undefined && !putsSourceIntoDist(tsconfig);
  if (!isScript && !isConfig) return [];
  const where = isScript
    ? 'the script "build" of package.json'
    : "tsconfig.json";
  return [
    `The samples expect \`npm run build\` to put src into dist: look whether ${where} does so ("rootDir": "src", "outDir": "dist").`,
  ];
};
