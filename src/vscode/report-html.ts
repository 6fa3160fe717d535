import type { NextAction } from "../engine/index.js";
import type { Evidence } from "../project/evidence.js";
import type { Finding, Outcome } from "../report/outcome.js";
import { type AreaId, areas } from "../rules/areas.js";
import type { CatalogueEntry } from "../rules/catalogue.js";
import type { Place } from "../text/span.js";
import { commandUri, placeUri } from "./command-link.js";
import type { EditorProject } from "./editor-project.js";
import { type Html, html, inlineCode, join } from "./html.js";
import { nameOf } from "./project-name.js";

/** What the page around the report needs from its host. */
export interface ReportPage {
  /** What the content security policy calls the extension's own files. */
  readonly source: string;
  readonly stylesheet: string;
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
  waived: ["⊘", "waived"],
};

/** The report as one static page: no scripts, no remote content, every text of the workspace escaped. */
export function reportHtml(project: EditorProject, steps: readonly NextAction[], page: ReportPage): string {
  const policy = `default-src 'none'; style-src ${page.source}`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${nameOf(project)}</title>
<link rel="stylesheet" href="${page.stylesheet}">
</head>
<body>
<main>
${header(project)}
${nextSteps(project, steps)}
${areaTable(project)}
${join(project.report.score.areas.map(({ area, value }) => areaSection(project, area, value)))}
${remarks(project)}
${uncounted(project)}
</main>
</body>
</html>`.text;
}

function header(project: EditorProject): Html {
  const { score, scores, unwaivedScore, project: facts } = project.report;
  const others = Object.entries(scores).filter(([stage]) => stage !== facts.stage);
  return html`<header>
<h1>${nameOf(project)}</h1>
<p class="score"><strong>${score.value}</strong> of 100 <span class="level">${score.level}</span></p>
<p>Judged as <strong>${facts.stage}</strong>. ${join(others.map(([stage, value]) => html`As ${stage}: ${value}. `))}${
    unwaivedScore !== score.value ? `Without waivers: ${unwaivedScore}.` : ""
  }</p>
${score.cappedBy.length > 0 ? html`<p class="cap">Held at ${score.value} until critical practices are met: ${join(score.cappedBy.map(ruleLink), ", ")}.</p>` : ""}
${facts.manifest.exists ? "" : html`<p>There is no manifest yet. <a href="${commandUri("roadworthy.createManifest", project.uri.toString())}">Draft one from what the workspace shows</a>.</p>`}
</header>`;
}

function nextSteps(project: EditorProject, steps: readonly NextAction[]): Html | "" {
  if (steps.length === 0) return "";
  const rows = steps.slice(0, 10).map(
    (
      step,
    ) => html`<tr><td><a href="${commandUri("roadworthy.applyFix", project.uri.toString(), step.rules[0], step.fix.title)}">${inlineCode(step.title)}</a></td>
<td class="number">+${Math.max(0, step.gain).toFixed(1)}</td><td class="number">+${Math.max(0, step.potential).toFixed(1)}</td><td class="number">${step.effort}</td></tr>`,
  );
  return html`<section><h2>Next best steps</h2>
<table><thead><tr><th scope="col">Step</th><th scope="col" class="number">Points at once</th><th scope="col" class="number">Points when filled in</th><th scope="col" class="number">Minutes</th></tr></thead>
<tbody>${join(rows)}</tbody></table></section>`;
}

function areaTable({ report }: EditorProject): Html {
  const rows = report.score.areas.map(
    ({ area, value, earned, possible }) => html`<tr><th scope="row"><a href="#${area}">${areas[area].title}</a></th>
<td><meter min="0" max="100" value="${value}">${value}</meter></td><td class="number">${value}</td><td class="number">${round(earned)} / ${round(possible)}</td></tr>`,
  );
  return html`<section><h2>Areas</h2>
<table><thead><tr><th scope="col">Area</th><th scope="col">Readiness</th><th scope="col" class="number">Score</th><th scope="col" class="number">Weight earned</th></tr></thead>
<tbody>${join(rows)}</tbody></table></section>`;
}

function areaSection(project: EditorProject, area: AreaId, value: number): Html {
  const rules = project.report.rules.filter((rule) => rule.area === area);
  const items = rules.flatMap((rule) => {
    const outcome = project.report.outcomes.get(rule.id);
    return outcome && outcome.kind !== "not-applicable" ? [ruleItem(project, rule, outcome)] : [];
  });
  return html`<section id="${area}"><h2>${areas[area].title} <span class="word">${value}</span></h2><p class="question">${areas[area].question}</p><ul class="rules">${join(items)}</ul></section>`;
}

function ruleItem(project: EditorProject, rule: CatalogueEntry, outcome: Outcome): Html {
  const [sign, word] = outcomeWords[outcome.kind];
  const details = outcome.findings.length === 0 && outcome.reason ? html`<p>${inlineCode(outcome.reason)}</p>` : "";
  return html`<li class="${outcome.kind}"><h3><span class="sign" aria-hidden="true">${sign}</span> ${rule.title} <span class="word">${word}${outcome.level ? `, ${outcome.level}` : ""}</span></h3>
${details}${join(outcome.findings.map((finding) => findingItem(project, finding)))}
${outcome.evidence.length > 0 ? html`<ul class="evidence">${join(outcome.evidence.slice(0, 8).map((one) => evidenceItem(project, one)))}</ul>` : ""}
<p class="id">${ruleLink(rule.id)}</p></li>`;
}

function findingItem(project: EditorProject, finding: Finding): Html {
  const where = finding.at ? html` ${placeLink(project, finding.at)}` : "";
  const [fix] = finding.fixes;
  const step = fix
    ? html`<br><a href="${commandUri("roadworthy.applyFix", project.uri.toString(), finding.rule, fix.title)}">${inlineCode(fix.title)}</a>`
    : "";
  return html`<p>${inlineCode(finding.message)}${where}${step}</p>`;
}

function evidenceItem(project: EditorProject, { what, level, at }: Evidence): Html {
  return html`<li>${inlineCode(what)} <span class="word">${level}</span>${at ? html` ${placeLink(project, at)}` : ""}</li>`;
}

/** Findings on the manifest and its waivers, which no rule counts. */
function remarks(project: EditorProject): Html | "" {
  const found = project.report.findings.filter(({ kind }) => kind === "invalid");
  if (found.length === 0) return "";
  return html`<section><h2>Manifest and waivers</h2>${join(found.map((finding) => findingItem(project, finding)))}</section>`;
}

function uncounted({ report, snapshot }: EditorProject): Html {
  const left = report.rules.flatMap((rule) => {
    const outcome = report.outcomes.get(rule.id);
    return outcome?.kind === "not-applicable" ? [html`<li>${ruleLink(rule.id)} ${inlineCode(outcome.reason ?? "")}</li>`] : [];
  });
  return html`<section><h2>Not counted</h2>
<details><summary>${left.length} practices do not apply</summary><ul>${join(left)}</ul></details>
${snapshot.notes.length > 0 ? html`<details><summary>${snapshot.notes.length} notes on what was not read</summary><ul>${join(snapshot.notes.slice(0, 200).map((note) => html`<li>${note}</li>`))}</ul></details>` : ""}
</section>`;
}

function ruleLink(rule: string): Html {
  return html`<a href="${commandUri("roadworthy.explainRule", rule)}"><code>${rule}</code></a>`;
}

function placeLink(project: EditorProject, place: Place): Html {
  return html`<a href="${placeUri(project, place)}">${project.report.project.relative(place.path)}</a>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
