import type { SyntaxNode, Tree } from "@lezer/common";
import type { Span } from "../../text/span.js";

/** A literal in Python source. `unknown` stands for what only running the code would tell, wherever it stands in a list or dict. */
export type PythonLiteral =
  | { readonly kind: "text"; readonly value: string; readonly span: Span }
  | { readonly kind: "list"; readonly items: readonly PythonLiteral[] }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [PythonLiteral, PythonLiteral])[] }
  | { readonly kind: "unknown" };

const unknown: PythonLiteral = { kind: "unknown" };
const deepest = 50;

/**
 * Reads literals out of a tree of `@lezer/python`: strings, lists, tuples, sets and dicts, sums of lists, and names that the file assigns
 * such values to; copies of lists, too. `resolve` knows more of other expressions. Bounded: past `budget` values everything is unknown.
 */
export function pythonLiterals(
  source: string,
  tree: Tree,
  resolve: (node: SyntaxNode) => PythonLiteral | undefined = () => undefined,
  budget = 20_000,
): (node: SyntaxNode) => PythonLiteral {
  const { values, changed } = namedValues(source, tree);
  const reading = new Set<string>();
  let left = budget;

  const read = (node: SyntaxNode, depth: number): PythonLiteral => {
    if (depth > deepest || left-- <= 0) return unknown;
    const parts = () => operands(node).map((child) => read(child, depth + 1));
    switch (node.name) {
      case "String":
        return { kind: "text", ...stringContent(source, node) };
      case "ContinuedString":
        return joined(parts(), node);
      case "ArrayExpression":
      case "TupleExpression":
      case "SetExpression":
        return { kind: "list", items: parts() };
      case "ParenthesizedExpression":
        return parts()[0] ?? unknown;
      case "DictionaryExpression":
        return { kind: "dict", entries: entriesOf(node, depth) };
      case "BinaryExpression": {
        const sides = parts();
        const isSum = node.getChild("ArithOp") !== null && sides.every(({ kind }) => kind === "list" || kind === "unknown");
        return isSum ? { kind: "list", items: sides } : unknown;
      }
      case "VariableName":
        return named(source.slice(node.from, node.to), depth);
      case "CallExpression":
        return resolve(node) ?? copied(node, depth);
      default:
        return resolve(node) ?? unknown;
    }
  };

  /** `list(names)`. */
  const copied = (node: SyntaxNode, depth: number): PythonLiteral => {
    const [callee] = operands(node);
    const given = node.getChild("ArgList");
    const [value, ...more] = given ? operands(given) : [];
    const isCopy = callee?.name === "VariableName" && /^(?:list|tuple|set|sorted)$/.test(source.slice(callee.from, callee.to));
    return isCopy && value && more.length === 0 ? read(value, depth + 1) : unknown;
  };

  const entriesOf = (node: SyntaxNode, depth: number): (readonly [PythonLiteral, PythonLiteral])[] => {
    const entries = node.getChildren(":").map(({ prevSibling: key, nextSibling: value }) => {
      return [key ? read(key, depth + 1) : unknown, value ? read(value, depth + 1) : unknown] as const;
    });
    return node.getChild("**") ? [...entries, [unknown, unknown]] : entries;
  };

  const named = (name: string, depth: number): PythonLiteral => {
    const assigned = values.get(name);
    if (!assigned || reading.has(name)) return unknown;
    reading.add(name);
    const found = assigned.map((value) => read(value, depth + 1));
    reading.delete(name);
    if (changed.has(name)) found.push(unknown);
    return found.length === 1 ? (found[0] ?? unknown) : { kind: "list", items: found };
  };

  return (node) => read(node, 0);
}

/** Every value that a plain name is assigned (`x = …`, `x += …`), and the names that are changed in other ways (`x["a"] = …`, `x.append(…)`). */
function namedValues(source: string, tree: Tree) {
  const values = new Map<string, SyntaxNode[]>();
  const changed = new Set<string>();
  const written = ({ from, to }: SyntaxNode) => source.slice(from, to);
  tree.iterate({
    enter({ node }) {
      const target = node.firstChild;
      if (node.name === "AssignStatement" || node.name === "UpdateStatement") {
        const object = target?.name === "MemberExpression" ? target.firstChild : null;
        if (object) changed.add(written(object));
        if (target?.name !== "VariableName" || !node.lastChild || target.nextSibling?.name === ",") return;
        const name = written(target);
        const assigned = values.get(name);
        if (assigned) assigned.push(node.lastChild);
        else values.set(name, [node.lastChild]);
      } else if (node.name === "CallExpression" && target?.name === "MemberExpression") {
        const { firstChild: object, lastChild: method } = target;
        if (object && method && /^(?:append|extend|insert|update|setdefault)$/.test(written(method))) changed.add(written(object));
      }
    },
  });
  return { values, changed };
}

/** The children that are expressions. An unpacked one (`*x`) is kept as what it unpacks. */
function operands(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (/^[A-Z]/.test(child.name) && child.name !== "ArithOp" && child.name !== "Comment") found.push(child);
  }
  return found;
}

function joined(parts: readonly PythonLiteral[], { from, to }: SyntaxNode): PythonLiteral {
  const texts = parts.map((each) => (each.kind === "text" ? each.value : undefined));
  return texts.includes(undefined) ? unknown : { kind: "text", value: texts.join(""), span: { start: from, end: to } };
}

/** A string's content, and its span without prefix and quotes. Escapes other than of quotes and line breaks stay as written. */
function stringContent(source: string, { from, to }: SyntaxNode): { value: string; span: Span } {
  const written = source.slice(from, to);
  const [opening = "", quote = ""] = /^[a-z]{0,2}("""|'''|"|')/i.exec(written) ?? [];
  const closing = written.length >= opening.length + quote.length && written.endsWith(quote) ? quote.length : 0;
  const span = { start: from + opening.length, end: to - closing };
  return { value: source.slice(span.start, span.end).replace(/\\(["']|\r?\n)/g, (_, escaped: string) => escaped.trim()), span };
}
