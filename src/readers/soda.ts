import type { DataCheckFacts } from "../facts/data-check-facts.js";
import { isPlaceholder } from "../text/placeholder.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { firstOfEach } from "./first-of-each.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

const checkKey = /^checks for (?:dataset )?["'`]?([^"'`\s[]+)/;
const sourceKey = /^data_source\s+(\S+)/;

/** Reads Soda's checks (SodaCL), its contracts and its data sources, in files of any name. */
export const sodaReader: Reader<"data-checks"> = {
  name: "soda",
  kind: "data-checks",
  files: { extensions: ["yml", "yaml"] },
  maxBytes: 500_000,
  read({ text }): DataCheckFacts | undefined {
    if (text === undefined || !isCandidate(text)) return undefined;
    const { root, notes } = readYaml(text);
    const found = checksOf(root) ?? contractOf(root) ?? sourcesOf(root);
    if (!found) return undefined;
    const subjects = firstOfEach(found.subjects);
    return { tool: "soda", described: 0, span: root.span, signs: [formatSign("soda", root)], notes, ...found, subjects };
  },
};

function isCandidate(text: string): boolean {
  if (/^["']?(?:checks for|for each dataset|data_source)[ \t]+\S/m.test(text)) return true;
  return /^dataset[ \t]*:/m.test(text) && /^columns[ \t]*:/m.test(text) && /\bchecks[ \t]*:/.test(text);
}

type Found = Pick<DataCheckFacts, "role" | "subjects" | "checks"> & Partial<Pick<DataCheckFacts, "described" | "ageLimits">>;

function checksOf(root: YamlNode): Found | undefined {
  let checks = 0;
  let isOfFormat = false;
  const subjects: Located<string>[] = [];
  const ageLimits: Located<string>[] = [];
  for (const { key, value } of root.entries()) {
    const table = checkKey.exec(key.value)?.[1];
    const isLoop = key.value.startsWith("for each dataset ");
    if (table === undefined && !isLoop) continue;
    isOfFormat = true;
    const list = isLoop ? value.get("checks").items() : value.items();
    checks += list.length;
    if (list.some(isAgeLimit)) ageLimits.push({ value: table ?? "", span: key.span });
    if (list.length === 0) continue;
    if (table === undefined) subjects.push(...value.get("datasets").texts());
    else subjects.push({ value: table, span: key.span });
  }
  return isOfFormat ? { role: "checks", subjects, checks, ...(ageLimits.length > 0 && { ageLimits }) } : undefined;
}

/** `freshness(created_at) < 1d`, or with settings below it. */
function isAgeLimit(check: YamlNode): boolean {
  return /^freshness\b/.test(check.text() ?? check.entries()[0]?.key.value ?? "");
}

/** Checks on a data set and on its columns; in version 3 of the format as in version 4. */
function contractOf(root: YamlNode): Found | undefined {
  const dataset = root.get("dataset").located();
  const columns = root.get("columns").items();
  const own = root.get("checks").items().length;
  if (!dataset || !columns.some((column) => column.has("name"))) return undefined;
  const constraints = columns.map((column) => column.get("checks").items().length + (column.has("data_type") ? 1 : 0));
  const checks = constraints.reduce((sum, count) => sum + count, own);
  const checked = columns.filter((_, index) => (constraints[index] ?? 0) > 0).flatMap((column) => column.get("name").located() ?? []);
  const described = columns.filter((column) => !isPlaceholder(column.get("description").text() ?? "")).length;
  const isLimited = [root, ...columns].some((place) => place.get("checks").items().some(isAgeLimit));
  const subjects = checks > 0 ? [dataset, ...checked] : [];
  return { role: "contract", subjects, checks, described, ...(isLimited && { ageLimits: [dataset] }) };
}

function sourcesOf(root: YamlNode): Found | undefined {
  const sources = root.entries().filter(({ key, value }) => sourceKey.test(key.value) && value.has("type"));
  if (sources.length === 0) return undefined;
  return {
    role: "runner",
    subjects: sources.map(({ key }) => ({ value: sourceKey.exec(key.value)?.[1] ?? "", span: key.span })),
    checks: 0,
  };
}
