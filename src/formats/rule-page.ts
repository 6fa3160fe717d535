import { type CheckEntry, checksOf } from "../checks/catalogue.js";
import { evidenceLevels } from "../project/evidence.js";
import { describe } from "../project/trait.js";
import { areas } from "../rules/areas.js";
import type { CatalogueEntry } from "../rules/catalogue.js";
import { mlTests } from "../rules/ml-tests.js";

/** The page of a rule in Markdown: what it asks for, why, how each level of evidence is shown, and how to fix it. */
export function rulePage(rule: CatalogueEntry): string {
  const applies = rule.applies === "always" ? "Applies to every project" : `Applies to projects of the kind ${describe(rule.applies)}`;
  const weight = ["", "low", "medium", "high"][rule.weight];
  const critical = rule.critical ? ", and critical: unmet, it caps the score at 49" : "";
  const levels = evidenceLevels.flatMap((level) =>
    rule.evidence[level] ? [`- **${level}**${level === rule.asks ? " (asked for)" : ""}: ${rule.evidence[level]}`] : [],
  );
  const fixes = rule.fixes?.map(({ kind, title, ...fix }) => {
    const how =
      kind === "scaffold" && "scaffold" in fix
        ? ` (\`roadworthy add ${fix.scaffold}\`)`
        : kind === "manifest" && "path" in fix
          ? ` (\`${fix.path.join(".")}\` in \`roadworthy.yaml\`)`
          : "";
    return `- ${title}${how}.`;
  });
  const tests = mlTests.filter(({ rules }) => rules.includes(rule.id));
  const checks = checksOf(rule.id);
  const limits = [
    rule.limits,
    rule.shownByCode &&
      "Where a good part of the code is in a language that is not read (Go, Java, C#, Rust …), that nothing shows it is unknown, and no finding.",
    rule.unknownWithoutManifest &&
      "It is done in more ways than are seen: without a manifest, in which people could have said so, that nothing shows it is unknown, and no finding.",
  ].filter(Boolean);
  const sections = [
    `# ${rule.title}`,
    `\`${rule.id}\` · ${areas[rule.area].title}: ${areas[rule.area].question}`,
    `${applies}, from stage *${rule.stage}* on. Weight ${weight}${critical}.`,
    rule.offByDefault &&
      `**Off by default.** ${rule.offByDefault} It is judged where \`checks.severity\` names it: \`${rule.id}: warning\`. How often findings are right stands in [docs/accuracy.md](../../accuracy.md).`,
    `## Why\n\n${rule.why.text}\n\nSource: ${rule.why.source}.`,
    `## What counts\n\n${levels.join("\n")}`,
    rule.hollow && `**Hollow**, and worth nothing: ${lowerFirst(rule.hollow)}`,
    rule.contradicted && `**Contradicted**, an error: ${lowerFirst(rule.contradicted)}`,
    `## How to fix it\n\n${fixes?.join("\n") ?? (rule.noFix ? `No automatic fix: ${lowerFirst(rule.noFix)}` : "Its findings offer the fix.")}`,
    checks.length > 0 && `## In code\n\n${checks.map(checkLine).join("\n")}`,
    rule.manifest &&
      `In the manifest: \`${rule.manifest.join(".")}\`. To waive it, give a reason: \`# roadworthy: ignore[${rule.id}] -- reason\`, or an entry of \`waivers\`.`,
    tests.length > 0 && `Part of the ML Test Score: ${tests.map(({ id, title }) => `${id}, *${lowerFirst(title)}*`).join("; ")}.`,
    limits.length > 0 && `## Known limits\n\n${limits.join(" ")}`,
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

function checkLine({ id, flags, silent, languages, source, offByDefault }: CheckEntry): string {
  const off = offByDefault ? ` **Off by default**: ${offByDefault} \`checks.severity\` turns it on.` : "";
  return `- \`${id}\` (${languages.join(", ")}). ${flags} Left alone: ${lowerFirst(silent)} After ${source}.${off}`;
}

function lowerFirst(text: string): string {
  return /^(?:[A-Z][a-z]|A )/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}
