import type { NextAction } from "../engine/next-actions.js";
import type { Evidence } from "../project/evidence.js";
import { countsAt, stages } from "../project/stage.js";
import { nothingToJudge } from "../report/nothing-to-judge.js";
import { type Finding, isJudged, type Outcome, type OutcomeKind } from "../report/outcome.js";
import { outcomeWord } from "../report/outcome-word.js";
import type { Report } from "../report/report.js";
import { hasScore } from "../report/unreadable.js";
import { type AreaId, areas } from "../rules/areas.js";
import type { CatalogueEntry } from "../rules/catalogue.js";
import type { Fix } from "../rules/rule.js";
import { filled, type Html, html, inlineCode, join } from "../text/html.js";
import { english, type Localization } from "../text/localization.js";
import type { Place } from "../text/span.js";

/** What the page of a report shows. */
export interface ReportBodyInput {
  readonly name: string;
  readonly report: Report;
  readonly actions: readonly NextAction[];
  /** What was passed over while reading the workspace. */
  readonly notes: readonly string[];
  /** Goes before the page's anchors, where it holds several reports. */
  readonly anchor?: string;
  /** The reader's language for all but what rules, steps and notes say, which is English. */
  readonly language?: ReportLanguage;
}

/** A language that a report is read in. */
export interface ReportLanguage {
  /** A tag such as `de`. */
  readonly tag: string;
  readonly l10n: Localization;
}

/** How the page leads on to other things: by commands in an editor, by addresses and plain text in a browser. */
export interface ReportLinks {
  /** The page of a rule, as the target of a link. */
  rule(id: string): string;
  /** A place in a file. */
  place(at: Place): Html;
  /** A step that closes a gap of a rule. */
  step(rule: string, fix: Fix): Html;
  /** What to do where there is no manifest. */
  readonly draft: Html;
}

/** What stands before the word for each outcome, so that neither colour nor sign stands alone. */
const outcomeSigns: Readonly<Record<OutcomeKind, string>> = {
  met: "✓",
  partial: "◐",
  hollow: "○",
  contradicted: "✗",
  missing: "✗",
  unknown: "?",
  crashed: "!",
  "not-applicable": "–",
  off: "–",
  waived: "⊘",
};

/** A report with all that its parts are drawn with. */
interface Page extends Required<ReportBodyInput> {
  readonly l10n: Localization;
  /** The attribute that marks a text as English on a page in another language, with a blank before it. */
  readonly inEnglish: Html | "";
  readonly links: ReportLinks;
  /** What stands before the decimals of a number. */
  readonly mark: string;
}

/** The content of a report's page: score, next steps, areas, every practice with its points, the ML Test Score. Every text of the workspace is escaped. */
export function reportBody(input: ReportBodyInput, links: ReportLinks): Html {
  const { anchor = "", language = { tag: "en", l10n: english }, report } = input;
  const { l10n, tag } = language;
  const inEnglish = tag === "en" || tag.startsWith("en-") ? "" : html` lang="en"`;
  const mark = (0.5).toLocaleString(tag).charAt(1);
  const page: Page = { ...input, anchor, inEnglish, l10n, language, links, mark };
  if (!hasScore(report))
    return html`${header(page)}
${remarks(page)}
${uncounted(page)}`;
  return html`${header(page)}
${nextSteps(page)}
${areaTable(page)}
${stageTable(page)}
${join(report.score.areas.map(({ area, value }) => areaSection(page, area, value)))}
${mlTests(page)}
${remarks(page)}
${uncounted(page)}`;
}

function header(page: Page): Html {
  const { l10n, links, name, report } = page;
  const { score, unreadable, unwaivedScore, project, baseline } = report;
  if (unreadable?.extent === "all")
    return html`<header>
<h1>${name}</h1>
<p class="score"><strong>${l10n.t("No score")}</strong></p>
<p class="cap">${filled(l10n.t("The manifest cannot be read, so nothing can be said of the project: {0}"), links.place(unreadable.at))}</p>
</header>`;
  const nothing = nothingToJudge(project);
  const judged = l10n.t("Judged as {0}: {1} of {2} points of weight earned.");
  return html`<header>
<h1>${name}</h1>
<p class="score">${filled(l10n.t("{0} of 100"), html`<strong>${score.value}</strong>`)} <span class="level">${l10n.t(score.level)}</span></p>
<p>${filled(judged, html`<strong>${project.stage}</strong>`, decimal(page, score.earned), decimal(page, score.possible))}${
    unwaivedScore !== score.value ? ` ${l10n.t("Without waivers the score is {0}.", unwaivedScore)}` : ""
  }</p>
${
  unreadable
    ? html`<p class="cap">${filled(l10n.t("Parts of the manifest cannot be read, so the score cannot be relied on: {0}"), links.place(unreadable.at))}</p>`
    : ""
}
${
  score.cappedBy.length > 0
    ? html`<p class="cap">${filled(l10n.t("Held at {0} until critical practices are met: {1}."), score.value, ruleLinks(score.cappedBy, links))}</p>`
    : ""
}
${
  baseline
    ? html`<p>${l10n.t("The baseline of version {0} had {1} points and knows {2} of the findings.", baseline.version, baseline.score, baseline.known)}${
        baseline.addedRules.length > 0
          ? html` ${filled(l10n.t("Rules that came since: {0}; the scores do not compare."), ruleLinks(baseline.addedRules, links))}`
          : ""
      }</p>`
    : ""
}
${nothing ? html`<p>${inlineCode(l10n.t(nothing))}</p>` : ""}
${project.manifest.exists ? "" : html`<p>${l10n.t("There is no manifest yet.")} ${links.draft}</p>`}
</header>`;
}

function nextSteps(page: Page): Html | "" {
  const { actions, inEnglish, l10n, links } = page;
  if (actions.length === 0) return "";
  const rows = actions.slice(0, 10).map(
    ({ rules, fix, gain, potential, effort, scoreAfter }) => html`<tr><td${inEnglish}>${links.step(rules[0] ?? "", fix)}</td>
${numberCells(gained(page, gain), scoreAfter, gained(page, potential), effort)}</tr>`,
  );
  return html`<section><h2>${l10n.t("Next best steps")}</h2>
<p class="question">${l10n.t("What each would do to the score, taken by itself: most points for the least effort first.")}</p>
<table><thead><tr>${headings(l10n.t("Step"))}${numberHeadings(
    l10n.t("Points at once"),
    l10n.t("Score then"),
    l10n.t("Points when filled in"),
    l10n.t("Minutes"),
  )}</tr></thead>
<tbody>${join(rows)}</tbody></table></section>`;
}

function areaTable(page: Page): Html {
  const { anchor, l10n, report } = page;
  const gaps = (area: AreaId) => report.findings.filter(({ kind, rule }) => kind !== "invalid" && rule.startsWith(`${area}/`)).length;
  const rows = report.score.areas.map(({ area, value, earned, possible }) => {
    const title = l10n.t(areas[area].title);
    return html`<tr><th scope="row"><a href="#${anchor}${area}">${title}</a></th>
<td>${meter(title, value)}</td>${numberCells(value, gaps(area), `${decimal(page, earned)} / ${decimal(page, possible)}`)}</tr>`;
  });
  return html`<section><h2>${l10n.t("Areas")}</h2>
<table><thead><tr>${headings(l10n.t("Area"), l10n.t("Readiness"))}${numberHeadings(l10n.t("Score"), l10n.t("Gaps"), l10n.t("Weight earned"))}</tr></thead>
<tbody>${join(rows)}</tbody></table></section>`;
}

/** How far it is from each stage, the declared one marked in words. */
function stageTable({ l10n, report: { scores, project } }: Page): Html {
  const rows = stages.map(
    (
      stage,
    ) => html`<tr><th scope="row">${stage}${stage === project.stage ? html` <span class="word">${l10n.t("declared")}</span>` : ""}</th>
<td>${meter(stage, scores[stage])}</td>${numberCells(scores[stage])}</tr>`,
  );
  return html`<section><h2>${l10n.t("Stages")}</h2>
<table><thead><tr>${headings(l10n.t("Judged as"), l10n.t("Readiness"))}${numberHeadings(l10n.t("Score"))}</tr></thead>
<tbody>${join(rows)}</tbody></table></section>`;
}

function areaSection(page: Page, area: AreaId, value: number): Html {
  const { anchor, l10n, report } = page;
  const items = report.rules.flatMap((rule) => {
    const outcome = rule.area === area ? report.outcomes.get(rule.id) : undefined;
    return outcome && isJudged(outcome) ? [ruleItem(page, rule, outcome)] : [];
  });
  return html`<section id="${anchor}${area}"><h2>${l10n.t(areas[area].title)} <span class="word">${value}</span></h2><p class="question">${l10n.t(areas[area].question)}</p><ul class="rules">${join(items)}</ul></section>`;
}

function ruleItem(page: Page, rule: CatalogueEntry, outcome: Outcome): Html {
  const { inEnglish, l10n, links } = page;
  const words = [outcomeWord(outcome.kind, l10n), ...(outcome.level ? [l10n.t(outcome.level)] : [])].join(", ");
  const details = outcome.findings.length === 0 && outcome.reason ? html`<p${inEnglish}>${inlineCode(outcome.reason)}</p>` : "";
  const title = inEnglish ? html`<span${inEnglish}>${rule.title}</span>` : rule.title;
  return html`<li class="${outcome.kind}"><h3><span class="sign" aria-hidden="true">${outcomeSigns[outcome.kind]}</span> ${title} <span class="word">${words}</span></h3>
${details}${join(outcome.findings.map((finding) => findingItem(page, finding)))}
${outcome.evidence.length > 0 ? html`<ul class="evidence">${join(outcome.evidence.slice(0, 8).map((one) => evidenceItem(page, one)))}</ul>` : ""}
<p class="id">${ruleLink(rule.id, links)} ${pointsOf(page, rule, outcome)}</p></li>`;
}

/** What a rule earned of what it may earn, and what the rest is worth in points of the score. */
function pointsOf(page: Page, rule: CatalogueEntry, { kind, share }: Outcome): string {
  const { l10n } = page;
  const { score, project } = page.report;
  if (!countsAt(rule.stage, project.stage)) return l10n.t("counts from stage {0} on", rule.stage);
  if (kind === "waived") return l10n.t("left out of the score");
  const left = (100 * rule.weight * (1 - share)) / score.possible;
  return [
    l10n.t("{0} of {1}, asks for {2}", decimal(page, rule.weight * share), rule.weight, l10n.t(rule.asks)),
    ...(rule.critical ? [`, ${l10n.t("critical")}`] : []),
    ...(left >= 0.05 ? [`; ${l10n.t("{0} points of the score are left", tenths(page, left))}`] : []),
  ].join("");
}

function findingItem({ inEnglish, l10n, language, links }: Page, finding: Finding): Html {
  const [fix] = finding.fixes;
  const known = finding.known ? html`<span class="word" lang="${language.tag}">${l10n.t("known")}</span> ` : "";
  return html`<p${inEnglish}>${known}${inlineCode(finding.message)}${finding.at ? html` ${links.place(finding.at)}` : ""}${
    fix ? html`<br>${links.step(finding.rule, fix)}` : ""
  }</p>`;
}

function evidenceItem({ inEnglish, l10n, links }: Page, { what, level, at }: Evidence): Html {
  const said = inEnglish ? html`<span${inEnglish}>${inlineCode(what)}</span>` : inlineCode(what);
  return html`<li>${said} <span class="word">${l10n.t(level)}</span>${at ? html` ${links.place(at)}` : ""}</li>`;
}

function mlTests(page: Page): Html {
  const { inEnglish, l10n, links } = page;
  const { means, sections, tests, value } = page.report.mlTestScore;
  const rows = tests.flatMap(({ test, points }) =>
    points === undefined
      ? []
      : [
          html`<tr><th scope="row"${inEnglish}>${test.id}</th><td${inEnglish}>${test.title}</td>${numberCells(decimal(page, points))}<td>${ruleLinks(test.rules, links)}</td></tr>`,
        ],
  );
  const parts = sections.map(({ section, earned, possible }) => l10n.t("{0} {1} of {2}", section, decimal(page, earned), possible));
  return html`<section><h2>ML Test Score <span class="word">${l10n.t("{0} of {1}", decimal(page, value), 7)}</span></h2>
<p class="question">${l10n.t(means)}: ${parts.join(", ")}. ${l10n.t("The lowest section counts.")}</p>
<details><summary>${l10n.t("{0} tests apply", rows.length)}</summary><table><thead><tr>${headings(l10n.t("Test"), l10n.t("What"))}${numberHeadings(l10n.t("Points"))}${headings(l10n.t("Shown by"))}</tr></thead>
<tbody>${join(rows)}</tbody></table></details></section>`;
}

/** Findings on the manifest, its waivers, policies and baseline, which no rule counts; all that there are where there is no score. */
function remarks(page: Page): Html | "" {
  const { findings } = page.report;
  const found = hasScore(page.report)
    ? findings.filter(({ kind, rule }) => kind === "invalid" || rule === "manifest/undeclared")
    : findings;
  if (found.length === 0) return "";
  return html`<section><h2>${page.l10n.t("Remarks")}</h2>${join(found.map((finding) => findingItem(page, finding)))}</section>`;
}

function uncounted({ inEnglish, l10n, links, notes, report }: Page): Html {
  const withReason = (kind: OutcomeKind) =>
    report.rules.flatMap((rule) => {
      const outcome = report.outcomes.get(rule.id);
      return outcome?.kind === kind ? [html`<li>${ruleLink(rule.id, links)} ${inlineCode(outcome.reason ?? "")}</li>`] : [];
    });
  const folded = (summary: string, items: readonly Html[]) =>
    html`<details><summary>${summary}</summary><ul${inEnglish}>${join(items)}</ul></details>`;
  const left = withReason("not-applicable");
  const off = withReason("off");
  return html`<section><h2>${l10n.t("Not counted")}</h2>
${folded(l10n.t("{0} practices do not apply", left.length), left)}
${off.length > 0 ? folded(l10n.t("{0} practices are off by default", off.length), off) : ""}
${
  notes.length > 0
    ? folded(
        l10n.t("{0} notes on what was not read", notes.length),
        notes.slice(0, 200).map((note) => html`<li>${note}</li>`),
      )
    : ""
}
</section>`;
}

function headings(...titles: readonly string[]): Html {
  return join(titles.map((title) => html`<th scope="col">${title}</th>`));
}

function numberHeadings(...titles: readonly string[]): Html {
  return join(titles.map((title) => html`<th scope="col" class="number">${title}</th>`));
}

function numberCells(...values: readonly (string | number)[]): Html {
  return join(values.map((value) => html`<td class="number">${value}</td>`));
}

function meter(label: string, value: number): Html {
  return html`<meter min="0" max="100" value="${value}" aria-label="${label}">${value}</meter>`;
}

function ruleLinks(rules: readonly string[], links: ReportLinks): Html {
  return join(
    rules.map((id) => ruleLink(id, links)),
    ", ",
  );
}

function ruleLink(rule: string, links: ReportLinks): Html {
  return html`<a href="${links.rule(rule)}"><code>${rule}</code></a>`;
}

/** Points with their sign. What costs points costs a fraction of one, which still may take the score below a whole one. */
function gained(page: Page, points: number): string {
  return points < 0 ? `−${Math.abs(points).toFixed(2).replace(".", page.mark)}` : `+${tenths(page, points)}`;
}

/** A number with just one decimal. */
function tenths({ mark }: Page, value: number): string {
  return value.toFixed(1).replace(".", mark);
}

/** A number with at most one decimal. */
function decimal({ mark }: Page, value: number): string {
  return String(Math.round(value * 10) / 10).replace(".", mark);
}
