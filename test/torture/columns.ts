/** Writes lines of cells under each other. */

/** The first `left` columns are words, the others numbers. */
export const writeColumns = (
  lines: readonly (readonly string[])[],
  left = 1,
): string => {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const pad = (cell: string, column: number) =>
    column < left
      ? cell.padEnd(widths[column] ?? 0)
      : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(pad).join("  ")).join("\n");
};
