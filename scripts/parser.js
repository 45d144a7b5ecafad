// Cuts the parser out of the TypeScript that ts-morph carries: of its nine megabytes, and three of library declarations
// beside it, a merge needs a twentieth, and V8 keeps the text of all that it loads.
import { ts } from "ts-morph";

const { isArrowFunction, isCallExpression, isIdentifier } = ts;

const bare = (node) =>
  ts.isParenthesizedExpression(node) ? bare(node.expression) : node;

/** The statements inside of `((module) => { … })(…)`. */
const readStatements = (text) => {
  const file = ts.createSourceFile("ts.js", text, ts.ScriptTarget.Latest);
  const bodies = file.statements
    .filter(ts.isExpressionStatement)
    .map(({ expression }) => bare(expression))
    .filter(isCallExpression)
    .map(({ expression }) => bare(expression))
    .filter(isArrowFunction);
  if (bodies.length !== 1) throw new Error("TypeScript is built otherwise now");
  return bodies[0].body.statements;
};

const boundNames = (name) =>
  isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((one) => (one.name ? boundNames(one.name) : []));

const declaredNames = (one) => {
  if (ts.isVariableStatement(one)) {
    const { declarations } = one.declarationList;
    return declarations.flatMap(({ name }) => boundNames(name));
  }
  return ts.isFunctionDeclaration(one) || ts.isClassDeclaration(one)
    ? [one.name.text]
    : [];
};

/** `a` of `a.b.c`. */
const rootOf = (node) => {
  const inner = bare(node);
  return ts.isPropertyAccessExpression(inner)
    ? rootOf(inner.expression)
    : isIdentifier(inner)
      ? [inner.text]
      : [];
};

/** The variable that a statement fills: by `a.b = …`, `((a2) => { … })(a || (a = {}))`, or `__export(a, { … })`. */
const filledNames = (one) => {
  if (!ts.isExpressionStatement(one)) return [];
  const { expression } = one;
  if (ts.isBinaryExpression(expression)) return rootOf(expression.left);
  if (!isCallExpression(expression)) return [];
  const callee = bare(expression.expression);
  const [first] = expression.arguments;
  if (first === undefined) return [];
  if (isIdentifier(callee) && callee.text === "__export") return rootOf(first);
  if (!isArrowFunction(callee)) return [];
  const filled = bare(first);
  return rootOf(ts.isBinaryExpression(filled) ? filled.left : filled);
};

const isMemberName = (node, { name, kind }) =>
  name === node &&
  kind !== ts.SyntaxKind.VariableDeclaration &&
  kind !== ts.SyntaxKind.ShorthandPropertyAssignment;

/** Every name that may be one outside of the statement: too many rather than too few. */
const usedNames = (statement) => {
  const names = new Set();
  const visit = (node, parent) => {
    if (isIdentifier(node) && !isMemberName(node, parent)) names.add(node.text);
    ts.forEachChild(node, (child) => visit(child, node));
  };
  visit(statement, statement);
  return names;
};

/** The statements that are needed for the names, in their order. */
const reach = (statements, names) => {
  const makers = new Map();
  for (const one of statements) {
    for (const name of [...declaredNames(one), ...filledNames(one)]) {
      makers.set(name, [...(makers.get(name) ?? []), one]);
    }
  }
  const missing = names.filter((name) => !makers.has(name));
  if (missing.length > 0)
    throw new Error(`TypeScript has no ${missing.join()}`);
  const reached = new Set();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const one of makers.get(name) ?? []) {
      if (reached.has(one)) continue;
      reached.add(one);
      open.push(...usedNames(one));
    }
    makers.delete(name);
  }
  return statements.filter((one) => reached.has(one));
};

const MESSAGES = "Diagnostics";

/** The messages with those alone that are used: there are two thousand, and each is made when it is loaded. */
const printMessages = (statement, text, print) => {
  const [{ initializer }] = statement.declarationList.declarations;
  const used = new Set(text.match(/(?<=\bDiagnostics\.)\w+/g));
  if (/\bDiagnostics\b(?!\.\w)/.test(text)) return print(statement);
  const kept = initializer.properties.filter(({ name }) => used.has(name.text));
  return `var ${MESSAGES} = {\n${kept.map(print).join(",\n")}\n};`;
};

/**
 * The text of a module that exports `ts` with these members.
 * @param {string} text of the TypeScript in ts-morph
 * @param {readonly string[]} names
 */
export const cutParser = (text, names) => {
  const statements = reach(readStatements(text), names);
  const print = ({ pos, end }) => text.slice(pos, end);
  const isMessages = (one) => declaredNames(one).includes(MESSAGES);
  const others = statements.filter((one) => !isMessages(one));
  const code = others.map(print).join("\n");
  return statements
    .map((one) =>
      isMessages(one) ? printMessages(one, code, print) : print(one),
    )
    .concat(`export const ts = { ${names.join(", ")} };\n`)
    .join("\n");
};
