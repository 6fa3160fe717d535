import { sections } from "../manifest/sections.js";
import { tableCell } from "../text/markdown.js";

/** What the page uses of a JSON Schema. */
export interface SchemaShape {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaShape[];
  readonly properties?: Readonly<Record<string, SchemaShape>>;
  readonly items?: SchemaShape;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, SchemaShape>>;
}

/** The page of all fields of the manifest in Markdown, out of its JSON Schema. */
export function manifestPage({ properties = {}, definitions = {} }: SchemaShape): string {
  const parts = Object.entries(sections).map(([name, { title }]) => {
    const section = properties[name] ?? {};
    const rows = fieldsOf(section, name, definitions).map(
      ({ path, shape }) => `| \`${path}\` | ${tableCell(describeShape(shape))} | ${tableCell(exampleOf(shape))} |`,
    );
    const table = rows.length > 0 ? `\n\n| field | meaning | example |\n|---|---|---|\n${rows.join("\n")}` : "";
    return `## ${title}: \`${name}\`\n\n${describeShape(section)}${table}\n`;
  });
  const intro =
    "A project's claims about its production engineering. Every section is optional but `version` and `project.name`; a single value may stand for a section or entry of which it says enough (`experiments: mlflow`), and one entry for a list of one. A value may be a path (checked), a URL (believed, as a claim) or text. `TODO`, `TBD` and `<…>` count as absent. The first line `# yaml-language-server: $schema=…` gives every editor completion.";
  return `# The manifest \`roadworthy.yaml\`\n\n${intro}\n\n${parts.join("\n")}`;
}

/** The fields below a shape, by dotted path; `[]` marks a list. A field that repeats a short form is listed once. */
function fieldsOf(
  shape: SchemaShape,
  prefix: string,
  definitions: NonNullable<SchemaShape["definitions"]>,
): { readonly path: string; readonly shape: SchemaShape }[] {
  const found = new Map<string, SchemaShape>();
  const visit = (one: SchemaShape, path: string, depth: number) => {
    for (const [name, field] of Object.entries(one.properties ?? {})) {
      const at = `${path}.${name}`;
      if (!found.has(at)) found.set(at, field);
      visit(field, at, depth + 1);
    }
    for (const form of one.anyOf ?? []) visit(form, path, depth);
    const shared = one.$ref && definitions[one.$ref.slice(one.$ref.lastIndexOf("/") + 1)];
    if (shared && depth < 8) visit(shared, path, depth + 1);
    if (one.items && depth < 8) visit(one.items, `${path}[]`, depth + 1);
  };
  visit(shape, prefix, 0);
  // A list of one may be written without its brackets; the page shows the list.
  const plain = (path: string) => path.replaceAll("[]", "");
  const best = new Map<string, string>();
  for (const path of found.keys()) if (path.length >= (best.get(plain(path)) ?? "").length) best.set(plain(path), path);
  return [...found].filter(([path]) => best.get(plain(path)) === path).map(([path, one]) => ({ path, shape: one }));
}

function describeShape(shape: SchemaShape): string {
  const own = shape.description ?? shape.anyOf?.map(describeShape).find((text) => text !== "") ?? "";
  const choices = shape.enum ?? shape.anyOf?.find((form) => form.enum)?.enum;
  return choices ? `${own} One of ${choices.map((choice) => `\`${String(choice)}\``).join(", ")}.`.trim() : own;
}

function exampleOf(shape: SchemaShape): string {
  const example = shape.examples?.[0] ?? shape.anyOf?.flatMap((form) => form.examples ?? [])[0];
  return example === undefined ? "" : `\`${typeof example === "string" ? example : JSON.stringify(example)}\``;
}
