import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { areaIds } from "../../src/rules/areas.js";

/** The checkout. */
export const checkout = fileURLToPath(new URL("../../", import.meta.url));

const banner = "// Written by `npm run upkeep`; do not edit.\n";

/** The indexes that list what folders hold, as path → text. They import nothing of what they list, so they can be written when the rest does not build. */
export async function derivedIndexes(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ["src/practices/index.ts", await practiceIndex()],
    ["src/readers/index.ts", await readerIndex()],
    ["src/checks/index.ts", await checkIndex()],
    ["src/rules/index.ts", await ruleIndex()],
    ["src/rules/precision.ts", await precisionTable()],
    ["src/scaffolds/index.ts", await scaffoldIndex()],
  ]);
}

/** The files of a folder that export something called `<name><suffix>`. */
async function unitsIn(folder: string, suffix: string): Promise<readonly string[]> {
  const units: string[] = [];
  for (const entry of await readdir(`${checkout}${folder}`, { withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".ts") || entry.name === "index.ts") continue;
    const name = entry.name.slice(0, -3);
    const text = await readFile(`${checkout}${folder}/${entry.name}`, "utf8");
    if (new RegExp(`^export const ${camelCase(name)}${suffix}\\b`, "m").test(text)) units.push(name);
  }
  return units.sort();
}

async function readerIndex(): Promise<string> {
  const names = await unitsIn("src/readers", "Reader");
  const imports = [
    ...names.map((name) => `import { ${camelCase(name)}Reader } from "./${name}.js";`),
    'import type { AnyReader } from "./reader.js";',
  ];
  imports.sort((a, b) => order(from(a), from(b)));
  const list = names.map((name) => `  ${camelCase(name)}Reader,\n`).join("");
  return `${banner}${imports.join("\n")}\n\n/** Every reader, by file name. */\nexport const readers: readonly AnyReader[] = [\n${list}];\n`;
}

async function practiceIndex(): Promise<string> {
  const names = await unitsIn("src/practices", ": Practice");
  const imports = [
    ...names.map((name) => `import { ${camelCase(name)} } from "./${name}.js";`),
    'import type { Practice } from "./practice.js";',
  ];
  imports.sort((a, b) => order(from(a), from(b)));
  const list = names.map((name) => (camelCase(name) === name ? `  ${name},\n` : `  "${name}": ${camelCase(name)},\n`)).join("");
  return `${banner}${imports.join("\n")}\n\n/** Every practice by id. */\nexport const practices: Readonly<Record<string, Practice>> = {\n${list}};\n`;
}

async function ruleIndex(): Promise<string> {
  const imports: string[] = [];
  const entries: string[] = [];
  for (const area of areaIds) {
    for (const name of await unitsIn(`src/rules/${area}`, "")) {
      const local = camelCase(`${area}-${name}`);
      imports.push(`import { ${camelCase(name)} as ${local} } from "./${area}/${name}.js";`);
      entries.push(`  "${area}/${name}": ${local},\n`);
    }
  }
  imports.push('import type { Rule } from "./rule.js";');
  imports.sort((a, b) => order(from(a), from(b)));
  return `${banner}${imports.join("\n")}\n\n/** Every rule by id, in the order of areas. */\nexport const rulesById: Readonly<Record<string, Rule>> = {\n${entries.join("")}};\n`;
}

/** Fewer findings than these, read and decided, say nothing. */
const fewestDecided = 10;

/** How often each rule's findings were right, from the tables of docs/accuracy.md that have a row for it. */
async function precisionTable(): Promise<string> {
  const counts = new Map<string, { right: number; wrong: number }>();
  const page = await readFile(`${checkout}docs/accuracy.md`, "utf8");
  for (const [table] of page.matchAll(/^\| (?:check or )?rule \| right \| wrong \|[\s\S]*?(?=^(?!\|))/gm))
    for (const [, rule = "", right, wrong] of table.matchAll(/^\| `([\w-]+\/[\w-]+)` \| (\d+) \| (\d+) \|/gm)) {
      const count = counts.get(rule) ?? { right: 0, wrong: 0 };
      counts.set(rule, { right: count.right + Number(right), wrong: count.wrong + Number(wrong) });
    }
  const rows = [...counts]
    .filter(([, { right, wrong }]) => right + wrong >= fewestDecided)
    .sort(([a], [b]) => order(a, b))
    .map(([rule, { right, wrong }]) => {
      const share = right / (right + wrong);
      const level = share >= 0.95 ? "very-high" : share >= 0.8 ? "high" : share >= 0.6 ? "medium" : "low";
      return `  "${rule}": "${level}",\n`;
    });
  const says = [
    'How often the findings of a rule were right when they were read, in the words of code scanning: "very-high" from 95 of 100 on, "high" from 80,',
    '"medium" from 60. Only rules with at least ten decided findings. Source: docs/accuracy.md.',
  ];
  return `${banner}\n/**\n${says.map((text) => ` * ${text}\n`).join("")} */\nexport const precision: Readonly<Record<string, "very-high" | "high" | "medium" | "low" | undefined>> = {\n${rows.join("")}};\n`;
}

async function checkIndex(): Promise<string> {
  const imports: string[] = [];
  const entries: string[] = [];
  const folders = await readdir(`${checkout}src/checks`, { recursive: true, withFileTypes: true });
  const practices = folders
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(`${checkout}src/checks/`.length));
  for (const practice of practices.sort(order)) {
    for (const name of await unitsIn(`src/checks/${practice}`, ": CodeCheck")) {
      const local = camelCase(`${practice}/${name}`.replaceAll("/", "-"));
      imports.push(`import { ${camelCase(name)} as ${local} } from "./${practice}/${name}.js";`);
      entries.push(`  "${practice}/${name}": ${local},\n`);
    }
  }
  imports.push('import type { CodeCheck } from "./code-check.js";');
  imports.sort((a, b) => order(from(a), from(b)));
  return `${banner}${imports.join("\n")}\n\n/** Every check of code by id. */\nexport const checksById: Readonly<Record<string, CodeCheck>> = {\n${entries.join("")}};\n`;
}

async function scaffoldIndex(): Promise<string> {
  const names = await unitsIn("src/scaffolds", "");
  const imports = [
    ...names.map((name) => `import { ${camelCase(name)} } from "./${name}.js";`),
    'import type { Scaffold } from "./scaffold.js";',
  ];
  imports.sort((a, b) => order(from(a), from(b)));
  const list = names.map((name) => (camelCase(name) === name ? `  ${name},\n` : `  "${name}": ${camelCase(name)},\n`)).join("");
  return `${banner}${imports.join("\n")}\n\n/** Every scaffold by id. */\nexport const scaffolds: Readonly<Record<string, Scaffold>> = {\n${list}};\n`;
}

function from(line: string): string {
  return line.slice(line.indexOf(" from "));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
