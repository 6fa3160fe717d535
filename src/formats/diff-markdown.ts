import { codeMarkdown, collapsedMarkdown, quietMarkdown, quietMessage } from "../text/markdown.js";
import type { DiffJson } from "./diff-schema.js";
import { placeText } from "./diff-text.js";
import type { FindingJson } from "./match-findings.js";
import { ruleLink } from "./rule-link.js";
import { signed } from "./signed.js";

/** Of each kind: a comment holds 65,536 characters. */
const findingsShown = 30;

/** How two reports differ, for a comment on a pull request: every text of the workspace is escaped. */
export function diffMarkdown(diff: DiffJson): string {
  const parts = diff.projects.map((project) => projectPart(project, diff));
  const listed = (title: string, projects: DiffJson["added"]) =>
    projects.map(({ name, score }) => `**${title}:** ${quietMarkdown(name)}, readiness ${score}.\n`);
  parts.push(...listed("New project", diff.added), ...listed("Project that is gone", diff.removed));
  if (parts.length === 0) parts.push("No projects on either side.\n");
  if (diff.before.version !== diff.after.version)
    parts.push(`Made by versions ${quietMarkdown(diff.before.version)} and ${quietMarkdown(diff.after.version)}.\n`);
  if (diff.notes.length > 0) parts.push(collapsedMarkdown(`${diff.notes.length} notes`, diff.notes.slice(0, findingsShown).map(bullet)));
  return parts.join("\n");
}

function projectPart(project: DiffJson["projects"][number], diff: DiffJson): string {
  const { name, score, stage, areas, rules, outcomes, findings } = project;
  const parts = [
    `### ${quietMarkdown(name)}: readiness ${score.before} → ${score.after} (${signed(score.after - score.before)})`,
    "",
    `${quietMarkdown(diff.before.label)} → ${quietMarkdown(diff.after.label)}: **${findings.new.length} new**, ${findings.fixed.length} fixed, ${findings.moved.length} moved, ${findings.same} the same.`,
    "",
  ];
  if (stage.before !== stage.after) parts.push(`Stage ${stage.before} → ${stage.after}.`, "");
  if (findings.new.length > 0) parts.push(...findingTable(findings.new), "");
  if (findings.fixed.length > 0) parts.push(collapsedMarkdown(`${findings.fixed.length} fixed`, findingTable(findings.fixed)));
  if (findings.moved.length > 0)
    parts.push(
      collapsedMarkdown(
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
          `| ${quietMarkdown(title)} | ${before ?? "–"} | ${after ?? "–"} | ${before === undefined || after === undefined ? "" : signed(after - before)} |`,
      ),
      "",
    );
  if (outcomes.length > 0)
    parts.push(
      collapsedMarkdown(`${outcomes.length} practices came out otherwise`, [
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
    .map((one) => `| ${one.severity} | ${ruleLink(one.rule)} | ${codeMarkdown(placeText(one))} | ${quietMessage(one.message)} |`);
  const more = findings.length - rows.length;
  return [
    "| Severity | Practice | Place | Finding |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...(more > 0 ? ["", `And ${more} more.`] : []),
  ];
}

function bullet(text: string): string {
  return `- ${quietMarkdown(text)}`;
}
