import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/python";
import type { Located } from "../text/span.js";
import { normalisePackage } from "../tools/normalise-package.js";
import { type DependencyContents, dependencyReader, gathered } from "./dependencies/dependency-reader.js";
import { type DependencyPlace, placeInGroup } from "./dependencies/group-scope.js";
import { linesOf, trimmed, withoutComment } from "./dependencies/located-text.js";
import { parseRequirement } from "./dependencies/pep508.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";
import { type PythonLiteral, pythonLiterals } from "./dependencies/python-literals.js";
import { resolveFrom } from "./dependencies/relative-path.js";
import { gatherRequirement } from "./dependencies/requirement-line.js";
import { entryPoint } from "./dependencies/scripts.js";

/** Reads the literal arguments of `setup(…)`; arguments that only running the file would tell make the facts partial. */
export const setupPyReader = dependencyReader(
  { name: "setup-py", files: { names: ["setup.py"] }, ecosystem: "pypi", role: "manifest", manager: "setuptools", maxBytes: 512_000 },
  readSetupPy,
);

function readSetupPy(text: string, path: string): DependencyContents | undefined {
  if (!/\b(?:setuptools|distutils|skbuild)\b/.test(text)) return undefined;
  const tree = parser.parse(text);
  const call = setupCall(text, tree);
  if (!call) return undefined;

  const { values, unpacks } = keywordsOf(text, call);
  const literal = pythonLiterals(text, tree, requirementsByName(text, tree));
  const argument = (name: string): PythonLiteral => {
    const node = values.get(name);
    return node ? literal(node) : { kind: "list", items: [] };
  };
  const requires = ["install_requires", "tests_require", "extras_require"].map(argument);
  const [install, tests, extras] = requires;
  const into = gathered(path);
  const gather = (requirements: PythonLiteral | undefined, place: DependencyPlace) => {
    for (const line of textsOf(requirements).flatMap(linesOf)) gatherRequirement(into, withoutComment(line), place);
  };
  gather(install, { scope: "runtime" });
  gather(tests, { scope: "dev", group: "tests_require" });
  // An extra may carry a marker: `extras_require={"gpu:sys_platform == 'linux'": […]}`
  for (const [extra, list] of entriesOf(extras)) gather(list, placeInGroup(extra.split(":", 1)[0] ?? ""));

  const partial = unpacks || requires.some(hasUnknown);
  if (partial) into.includes.push(...requirementFiles(tree, literal, path));
  const [name] = textsOf(argument("name"));
  const [python] = textsOf(argument("python_requires"));
  const scripts = entriesOf(argument("entry_points")).filter(([kind]) => kind === "console_scripts");
  return {
    ...into,
    projectName: name && trimmed(name),
    python: pythonConstraint(python),
    scripts: scripts
      .flatMap(([, list]) => textsOf(list))
      .flatMap(linesOf)
      .flatMap(entryPoint),
    partial,
  };
}

/** `deps["torch"]` and `deps_list("torch", "numpy")`: requirements of a list of the file, meant by their names. */
function requirementsByName(text: string, tree: Tree): (node: SyntaxNode) => PythonLiteral | undefined {
  let known: ReadonlyMap<string, PythonLiteral> | undefined;
  const literal = pythonLiterals(text, tree);
  const named = (node: SyntaxNode) => {
    known ??= listedRequirements(tree, literal);
    const name = literal(node);
    return name.kind === "text" ? known.get(normalisePackage(name.value)) : undefined;
  };
  return (node) => {
    const isKey = node.name === "MemberExpression" && node.getChild("[") !== null;
    const strings = (isKey ? node : node.getChild("ArgList"))?.getChildren("String") ?? [];
    const found = strings.flatMap((string) => named(string) ?? []);
    if (found.length === 0 || found.length < strings.length) return undefined;
    return isKey ? found[0] : { kind: "list", items: found };
  };
}

/** The requirements that stand in lists of a file, by name. */
function listedRequirements(tree: Tree, literal: (node: SyntaxNode) => PythonLiteral): ReadonlyMap<string, PythonLiteral> {
  const found = new Map<string, PythonLiteral>();
  tree.iterate({
    enter({ node }) {
      if (node.name !== "String" || node.parent?.name !== "ArrayExpression") return;
      const item = literal(node);
      const requirement = item.kind === "text" ? parseRequirement(item.value) : undefined;
      if (requirement) found.set(requirement.name, item);
    },
  });
  return found;
}

/** The first call of `setup` or `setuptools.setup`. */
function setupCall(text: string, tree: Tree): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  tree.iterate({
    enter({ node }) {
      if (found) return false;
      const callee = node.name === "CallExpression" ? node.firstChild : null;
      if (callee && /^(?:[\w.]+\.)?setup$/.test(text.slice(callee.from, callee.to))) found = node;
      return undefined;
    },
  });
  return found;
}

/** Keyword arguments by name, and whether there are more that the call unpacks (`**options`). */
function keywordsOf(text: string, call: SyntaxNode): { values: ReadonlyMap<string, SyntaxNode>; unpacks: boolean } {
  const values = new Map<string, SyntaxNode>();
  const list = call.getChild("ArgList");
  for (const operator of list?.getChildren("AssignOp") ?? []) {
    const { prevSibling: name, nextSibling: value } = operator;
    if (name && value) values.set(text.slice(name.from, name.to), value);
  }
  return { values, unpacks: list?.getChild("**") != null };
}

/** Requirements files that the code names, most likely to read them. */
function requirementFiles(tree: Tree, literal: (node: SyntaxNode) => PythonLiteral, path: string): Located<string>[] {
  const found: Located<string>[] = [];
  tree.iterate({
    enter({ node }) {
      const string = node.name === "String" ? literal(node) : undefined;
      if (string?.kind !== "text" || !/^[\w./-]*requirements[\w./-]*\.(?:txt|in)$/i.test(string.value)) return;
      found.push({ value: resolveFrom(path, string.value), span: string.span });
    },
  });
  return found;
}

function textsOf(literal: PythonLiteral | undefined): Located<string>[] {
  if (literal?.kind === "text") return [literal];
  return literal?.kind === "list" ? literal.items.flatMap(textsOf) : [];
}

function entriesOf(literal: PythonLiteral | undefined): (readonly [string, PythonLiteral])[] {
  if (literal?.kind === "list") return literal.items.flatMap(entriesOf);
  if (literal?.kind !== "dict") return [];
  return literal.entries.flatMap(([key, value]) => (key.kind === "text" ? [[key.value, value] as const] : []));
}

function hasUnknown(literal: PythonLiteral): boolean {
  if (literal.kind === "list") return literal.items.some(hasUnknown);
  return literal.kind === "dict" ? literal.entries.some((pair) => pair.some(hasUnknown)) : literal.kind === "unknown";
}
