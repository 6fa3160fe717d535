import { rulePageAddress } from "../rules/rule-page-path.js";
import { codeMarkdown, escapeMarkdown, messageMarkdown } from "../text/markdown.js";
import type { DiffJson } from "./diff-schema.js";
import { placeText } from "./diff-text.js";
import type { FindingJson } from "./match-findings.js";

/** Of each kind: a comment holds 65,536 characters. */
const findingsShown = 30;

/** How two reports differ, for a comment on a pull request: every text of the workspace is escaped. */
export function diffMarkdown(diff: DiffJson): string {
  const parts = diff.projects.map((project) => projectPart(project, diff));
  const listed = (title: string, projects: DiffJson["added"]) =>
    projects.map(({ name, score }) => `**${title}:** ${plain(name)}, readiness ${score}.\n`);
  parts.push(...listed("New project", diff.added), ...listed("Project that is gone", diff.removed));
  if (parts.length === 0) parts.push("No projects on either side.\n");
  if (diff.before.version !== diff.after.version)
    parts.push(`Made by versions ${plain(diff.before.version)} and ${plain(diff.after.version)}.\n`);
  if (diff.notes.length > 0) parts.push(details(`${diff.notes.length} notes`, diff.notes.slice(0, findingsShown).map(bullet)));
  return parts.join("\n");
}

function projectPart(project: DiffJson["projects"][number], diff: DiffJson): string {
  const { name, score, stage, areas, rules, outcomes, findings } = project;
  const parts = [
    `### ${plain(name)}: readiness ${score.before} → ${score.after} (${signed(score.after - score.before)})`,
    "",
    `${plain(diff.before.label)} → ${plain(diff.after.label)}: **${findings.new.length} new**, ${findings.fixed.length} fixed, ${findings.moved.length} moved, ${findings.same} the same.`,
    "",
  ];
  if (stage.before !== stage.after) parts.push(`Stage ${stage.before} → ${stage.after}.`, "");
  if (findings.new.length > 0) parts.push(...findingTable(findings.new), "");
  if (findings.fixed.length > 0) parts.push(details(`${findings.fixed.length} fixed`, findingTable(findings.fixed)));
  if (findings.moved.length > 0)
    parts.push(
      details(
        `${findings.moved.length} moved`,
        findings.moved
          .slice(0, findingsShown)
          .map(({ from, to }) => `- ${ruleLink(to.rule)} ${codeMarkdown(placeText(from))} → ${codeMarkdown(placeText(to))}`),
      ),
    );
  if (areas.length > 0)
    parts.push(
      "| Area | Before | After | Change |",
      "| --- | ---: | ---: | ---: |",
      ...areas.map(
        ({ title, before, after }) =>
          `| ${plain(title)} | ${before ?? "–"} | ${after ?? "–"} | ${before === undefined || after === undefined ? "" : signed(after - before)} |`,
      ),
      "",
    );
  if (outcomes.length > 0)
    parts.push(
      details(`${outcomes.length} practices came out otherwise`, [
        "| Practice | Before | After | Weight |",
        "| --- | --- | --- | ---: |",
        ...outcomes.map(({ rule, before, after, earned }) => `| ${ruleLink(rule)} | ${before} | ${after} | ${signed(earned)} |`),
      ]),
    );
  for (const [what, ids] of Object.entries(rules))
    if (ids.length > 0) parts.push(`Rules ${what}: ${ids.map(ruleLink).join(", ")}. The scores do not compare.`, "");
  return parts.join("\n");
}

function findingTable(findings: readonly FindingJson[]): readonly string[] {
  const rows = findings
    .slice(0, findingsShown)
    .map((one) => `| ${one.severity} | ${ruleLink(one.rule)} | ${codeMarkdown(placeText(one))} | ${cell(messageMarkdown(one.message))} |`);
  const more = findings.length - rows.length;
  return [
    "| Severity | Practice | Place | Finding |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...(more > 0 ? ["", `And ${more} more.`] : []),
  ];
}

function ruleLink(id: string): string {
  return `[${plain(id)}](${rulePageAddress(id)})`;
}

function plain(text: string): string {
  return unmentioned(escapeMarkdown(text));
}

/** Markdown within a table, where a bar would end the cell even in code. */
function cell(markdown: string): string {
  return unmentioned(markdown.replace(/(?<!\\)\|/g, "\\|"));
}

/** Nobody is told of a comment because a file names them. */
function unmentioned(markdown: string): string {
  return markdown.replaceAll("@", "@\u200b");
}

function bullet(text: string): string {
  return `- ${plain(text)}`;
}

function details(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join("\n")}\n\n</details>\n`;
}

function signed(change: number): string {
  return change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${Math.abs(Math.round(change * 100) / 100)}`;
}
