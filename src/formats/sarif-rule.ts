import { type CatalogueEntry, findRule } from "../rules/catalogue.js";
import { precision } from "../rules/precision.js";
import { documentation, rulePageAddress } from "../rules/rule-page-path.js";
import { rulePage } from "./rule-page.js";

/** What a rule is, as SARIF's `reportingDescriptor`: title, reason and page, for viewers that have no network. */
export function sarifRule(id: string) {
  const rule = findRule(id);
  return rule ? catalogueRule(rule) : remark(id);
}

function catalogueRule(rule: CatalogueEntry) {
  const level = rule.critical ? "error" : rule.weight > 1 ? "warning" : "note";
  const page = rulePage(rule).replace(/\]\((?:\.\.\/)+/g, `](${documentation}/`);
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: `${rule.title}.` },
    fullDescription: { text: rule.why.text },
    help: { text: plain(page), markdown: page },
    helpUri: rulePageAddress(rule.id),
    defaultConfiguration: { level },
    properties: {
      tags: ["production-readiness", rule.area, `stage-${rule.stage}`],
      ...(precision[rule.id] && { precision: precision[rule.id] }),
      "problem.severity": level === "note" ? "recommendation" : level,
      weight: rule.weight,
    },
  };
}

/** A remark on the manifest, a waiver, a policy or the baseline, which no rule counts. */
function remark(id: string) {
  const [about = "", what = ""] = id.split("/");
  const text = `${about[0]?.toUpperCase()}${about.slice(1)}: ${what.replaceAll("-", " ")}.`;
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text },
    fullDescription: { text: `A remark on the ${about} itself. It is not scored.` },
    help: { text: `A remark on the ${about} itself. It is not scored. See ${rulePageAddress(id)}` },
    helpUri: rulePageAddress(id),
    defaultConfiguration: { level: "warning" },
    properties: { tags: ["production-readiness", about], "problem.severity": "warning" },
  };
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
}

/** Markdown without its marks. */
function plain(markdown: string): string {
  return markdown
    .replace(/^#+ /gm, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*|`|(?<=^|[\s(])\*(?=\S)|(?<=\S)\*(?=[\s),.;:]|$)/gm, "");
}
