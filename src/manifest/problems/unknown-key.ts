import type { Span } from "../../text/span.js";
import { locate } from "../locate.js";
import { sections } from "../sections.js";
import { keysOf, type Path, schemaAt } from "../shape/schema-walk.js";
import type { YamlMap } from "../yaml/node.js";
import { closest } from "./closest.js";
import { error, type ManifestProblem, withinLine } from "./problem.js";

/** More keys than this are not listed in a message. */
const maxListed = 12;

/** The problem of a key that the schema does not know: what it was meant to be, where it belongs, or what may stand there. */
export function unknownKey(text: string, root: YamlMap, path: Path): ManifestProblem {
  const name = String(path.at(-1));
  const container = path.slice(0, -1);
  const { key } = locate(root, path);
  const around = locate(root, container).node;
  const present = around.kind === "map" ? around.entries : new Map<string, never>();
  const schema = schemaAt(container);
  const known = (schema ? keysOf(schema) : []).filter((candidate) => !present.has(candidate));
  const unknown = error("unknown-key", withinLine(text, key), `Unknown key \`${name}\`.`);

  const comma = around.kind === "map" && around.flow ? textCutByComma(text, around, name) : undefined;
  if (comma) {
    const message = `\`${name}\` reads as a key, because of the comma before it: text with a comma must be in quotes here.`;
    return {
      ...unknown,
      message,
      suggestion: { title: "Put the text in quotes", span: comma, text: JSON.stringify(text.slice(comma.start, comma.end)) },
    };
  }
  const meant = closest(name, known);
  if (meant !== undefined) {
    const suggestion = { title: `Change to \`${meant}\``, span: key, text: meant };
    return { ...unknown, message: `${unknown.message} Did you mean \`${meant}\`?`, suggestion };
  }
  const homes = container.length === 0 ? Object.entries(sections).filter(([, section]) => keysOf(section.schema).includes(name)) : [];
  if (homes.length === 1) return { ...unknown, message: `${unknown.message} It belongs in \`${homes[0]?.[0]}\`.` };
  if (known.length === 0 || known.length > maxListed) return unknown;
  return { ...unknown, message: `${unknown.message} Possible here: ${known.map((candidate) => `\`${candidate}\``).join(", ")}.` };
}

/** The range from the text before a valueless key to that key's end, in `{ reason: one tenant, one replica }`. */
function textCutByComma(text: string, map: YamlMap, name: string): Span | undefined {
  const names = [...map.entries.keys()];
  const entry = map.entries.get(name);
  const before = map.entries.get(names[names.indexOf(name) - 1] ?? "");
  if (entry?.value.kind !== "scalar" || entry.value.value !== null || before?.value.kind !== "scalar") return undefined;
  const { span, style, value } = before.value;
  const isOneText = style === "plain" && value !== null && /^\s*,\s*$/.test(text.slice(span.end, entry.key.start));
  return isOneText && !/^\s*:/.test(text.slice(entry.key.end)) ? { start: span.start, end: entry.key.end } : undefined;
}
