import type { NextAction } from "../engine/next-actions.js";
import type { Evidence } from "../project/evidence.js";
import { countsAt, stages } from "../project/stage.js";
import { nothingToJudge } from "../report/nothing-to-judge.js";
import { type Finding, isJudged, type Outcome, type OutcomeKind } from "../report/outcome.js";
import type { Report } from "../report/report.js";
import { type AreaId, areas } from "../rules/areas.js";
import type { CatalogueEntry } from "../rules/catalogue.js";
import type { Fix } from "../rules/rule.js";
import { type Html, html, inlineCode, join } from "../text/html.js";
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

/** How each outcome is shown: a sign and a word, so that neither colour nor sign stands alone. */
const outcomeWords: Readonly<Record<Outcome["kind"], readonly [sign: string, word: string]>> = {
  met: ["✓", "met"],
  partial: ["◐", "partly met"],
  hollow: ["○", "hollow"],
  contradicted: ["✗", "contradicted"],
  missing: ["✗", "missing"],
  unknown: ["?", "unknown"],
  crashed: ["!", "rule failed"],
  "not-applicable": ["–", "does not apply"],
  off: ["–", "off by default"],
  waived: ["⊘", "waived"],
};

/** The content of a report's page: score, next steps, areas, every practice with its points, the ML Test Score. Every text of the workspace is escaped. */
export function reportBody(input: ReportBodyInput, links: ReportLinks): Html {
  const { report, anchor = "" } = input;
  return html`${header(input, links)}
${nextSteps(input.actions, links)}
${areaTable(report, anchor)}
${stageTable(report)}
${join(report.score.areas.map(({ area, value }) => areaSection(report, area, value, anchor, links)))}
${mlTests(report, links)}
${remarks(report, links)}
${uncounted(input, links)}`;
}

function header({ name, report }: ReportBodyInput, links: ReportLinks): Html {
  const { score, unwaivedScore, project, baseline } = report;
  const nothing = nothingToJudge(project);
  return html`<header>
<h1>${name}</h1>
<p class="score"><strong>${score.value}</strong> of 100 <span class="level">${score.level}</span></p>
<p>Judged as <strong>${project.stage}</strong>: ${round(score.earned)} of ${score.possible} points of weight earned.${
    unwaivedScore !== score.value ? ` Without waivers the score is ${unwaivedScore}.` : ""
  }</p>
${
  score.cappedBy.length > 0
    ? html`<p class="cap">Held at ${score.value} until critical practices are met: ${join(
        score.cappedBy.map((id) => ruleLink(id, links)),
        ", ",
      )}.</p>`
    : ""
}
${
  baseline
    ? html`<p>The baseline of version ${baseline.version} had ${baseline.score} points and knows ${baseline.known} of the findings.${
        baseline.addedRules.length > 0
          ? html` Rules that came since: ${join(
              baseline.addedRules.map((id) => ruleLink(id, links)),
              ", ",
            )}; the scores do not compare.`
          : ""
      }</p>`
    : ""
}
${nothing ? html`<p>${nothing}</p>` : ""}
${project.manifest.exists ? "" : html`<p>There is no manifest yet. ${links.draft}</p>`}
</header>`;
}

function nextSteps(actions: readonly NextAction[], links: ReportLinks): Html | "" {
  if (actions.length === 0) return "";
  const rows = actions.slice(0, 10).map(
    ({ rules, fix, gain, potential, effort, scoreAfter }) => html`<tr><td>${links.step(rules[0] ?? "", fix)}</td>
<td class="number">+${Math.max(0, gain).toFixed(1)}</td><td class="number">${scoreAfter}</td><td class="number">+${Math.max(0, potential).toFixed(1)}</td><td class="number">${effort}</td></tr>`,
  );
  return html`<section><h2>Next best steps</h2>
<p class="question">What each would do to the score, taken by itself: most points for the least effort first.</p>
<table><thead><tr><th scope="col">Step</th><th scope="col" class="number">Points at once</th><th scope="col" class="number">Score then</th><th scope="col" class="number">Points when filled in</th><th scope="col" class="number">Minutes</th></tr></thead>
<tbody>${join(rows)}</tbody></table></section>`;
}

function areaTable({ findings, score }: Report, anchor: string): Html {
  const gaps = (area: AreaId) => findings.filter(({ kind, rule }) => kind !== "invalid" && rule.startsWith(`${area}/`)).length;
  const rows = score.areas.map(
    ({ area, value, earned, possible }) => html`<tr><th scope="row"><a href="#${anchor}${area}">${areas[area].title}</a></th>
<td><meter min="0" max="100" value="${value}" aria-label="${areas[area].title}">${value}</meter></td><td class="number">${value}</td><td class="number">${gaps(area)}</td><td class="number">${round(earned)} / ${round(possible)}</td></tr>`,
  );
  return html`<section><h2>Areas</h2>
<table><thead><tr><th scope="col">Area</th><th scope="col">Readiness</th><th scope="col" class="number">Score</th><th scope="col" class="number">Gaps</th><th scope="col" class="number">Weight earned</th></tr></thead>
<tbody>${join(rows)}</tbody></table></section>`;
}

/** How far it is from each stage, the declared one marked in words. */
function stageTable({ scores, project }: Report): Html {
  const rows = stages.map(
    (stage) => html`<tr><th scope="row">${stage}${stage === project.stage ? html` <span class="word">declared</span>` : ""}</th>
<td><meter min="0" max="100" value="${scores[stage]}" aria-label="${stage}">${scores[stage]}</meter></td><td class="number">${scores[stage]}</td></tr>`,
  );
  return html`<section><h2>Stages</h2>
<table><thead><tr><th scope="col">Judged as</th><th scope="col">Readiness</th><th scope="col" class="number">Score</th></tr></thead>
<tbody>${join(rows)}</tbody></table></section>`;
}

function areaSection(report: Report, area: AreaId, value: number, anchor: string, links: ReportLinks): Html {
  const items = report.rules.flatMap((rule) => {
    const outcome = rule.area === area ? report.outcomes.get(rule.id) : undefined;
    return outcome && isJudged(outcome) ? [ruleItem(report, rule, outcome, links)] : [];
  });
  return html`<section id="${anchor}${area}"><h2>${areas[area].title} <span class="word">${value}</span></h2><p class="question">${areas[area].question}</p><ul class="rules">${join(items)}</ul></section>`;
}

function ruleItem(report: Report, rule: CatalogueEntry, outcome: Outcome, links: ReportLinks): Html {
  const [sign, word] = outcomeWords[outcome.kind];
  const details = outcome.findings.length === 0 && outcome.reason ? html`<p>${inlineCode(outcome.reason)}</p>` : "";
  return html`<li class="${outcome.kind}"><h3><span class="sign" aria-hidden="true">${sign}</span> ${rule.title} <span class="word">${word}${outcome.level ? `, ${outcome.level}` : ""}</span></h3>
${details}${join(outcome.findings.map((finding) => findingItem(finding, links)))}
${outcome.evidence.length > 0 ? html`<ul class="evidence">${join(outcome.evidence.slice(0, 8).map((one) => evidenceItem(one, links)))}</ul>` : ""}
<p class="id">${ruleLink(rule.id, links)} ${pointsOf(report, rule, outcome)}</p></li>`;
}

/** What a rule earned of what it may earn, and what the rest is worth in points of the score. */
function pointsOf({ score, project }: Report, rule: CatalogueEntry, { kind, share }: Outcome): string {
  if (!countsAt(rule.stage, project.stage)) return `counts from stage ${rule.stage} on`;
  if (kind === "waived") return "left out of the score";
  const left = (100 * rule.weight * (1 - share)) / score.possible;
  const worth = left >= 0.05 ? `; ${left.toFixed(1)} points of the score are left` : "";
  return `${round(rule.weight * share)} of ${rule.weight}, asks for ${rule.asks}${rule.critical ? ", critical" : ""}${worth}`;
}

function findingItem(finding: Finding, links: ReportLinks): Html {
  const [fix] = finding.fixes;
  return html`<p>${finding.known ? html`<span class="word">known</span> ` : ""}${inlineCode(finding.message)}${finding.at ? html` ${links.place(finding.at)}` : ""}${
    fix ? html`<br>${links.step(finding.rule, fix)}` : ""
  }</p>`;
}

function evidenceItem({ what, level, at }: Evidence, links: ReportLinks): Html {
  return html`<li>${inlineCode(what)} <span class="word">${level}</span>${at ? html` ${links.place(at)}` : ""}</li>`;
}

function mlTests({ mlTestScore }: Report, links: ReportLinks): Html {
  const rows = mlTestScore.tests.flatMap(({ test, points }) =>
    points === undefined
      ? []
      : [
          html`<tr><th scope="row">${test.id}</th><td>${test.title}</td><td class="number">${points}</td><td>${join(
            test.rules.map((id) => ruleLink(id, links)),
            ", ",
          )}</td></tr>`,
        ],
  );
  return html`<section><h2>ML Test Score <span class="word">${mlTestScore.value} of 7</span></h2>
<p class="question">${mlTestScore.means}: ${mlTestScore.sections.map(({ section, earned, possible }) => `${section} ${earned} of ${possible}`).join(", ")}. The lowest section counts.</p>
<details><summary>${rows.length} tests apply</summary><table><thead><tr><th scope="col">Test</th><th scope="col">What</th><th scope="col" class="number">Points</th><th scope="col">Shown by</th></tr></thead>
<tbody>${join(rows)}</tbody></table></details></section>`;
}

/** Findings on the manifest, its waivers, policies and baseline, which no rule counts. */
function remarks({ findings }: Report, links: ReportLinks): Html | "" {
  const found = findings.filter(({ kind, rule }) => kind === "invalid" || rule === "manifest/undeclared");
  if (found.length === 0) return "";
  return html`<section><h2>Remarks</h2>${join(found.map((finding) => findingItem(finding, links)))}</section>`;
}

function uncounted({ report, notes }: ReportBodyInput, links: ReportLinks): Html {
  const withReason = (kind: OutcomeKind) =>
    report.rules.flatMap((rule) => {
      const outcome = report.outcomes.get(rule.id);
      return outcome?.kind === kind ? [html`<li>${ruleLink(rule.id, links)} ${inlineCode(outcome.reason ?? "")}</li>`] : [];
    });
  const left = withReason("not-applicable");
  const off = withReason("off");
  return html`<section><h2>Not counted</h2>
<details><summary>${left.length} practices do not apply</summary><ul>${join(left)}</ul></details>
${off.length > 0 ? html`<details><summary>${off.length} practices are off by default</summary><ul>${join(off)}</ul></details>` : ""}
${notes.length > 0 ? html`<details><summary>${notes.length} notes on what was not read</summary><ul>${join(notes.slice(0, 200).map((note) => html`<li>${note}</li>`))}</ul></details>` : ""}
</section>`;
}

function ruleLink(rule: string, links: ReportLinks): Html {
  return html`<a href="${links.rule(rule)}"><code>${rule}</code></a>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
