import { levelOf, readinessLevels } from "../report/score.js";
import { rulePageAddress } from "../rules/rule-page-path.js";
import { type Html, html, join } from "../text/html.js";
import type { FleetJson } from "./fleet-schema.js";
import { htmlPage } from "./html-page.js";
import { lineChart, lineChartStyle } from "./line-chart.js";
import { sortTables } from "./sort-tables.js";

/** How many practices are shown at once; the others unfold. */
const practicesShown = 20;

/**
 * A fleet as one self-contained page: its style within, nothing loaded from elsewhere, every text that was merged escaped. Its one script sorts and
 * filters tables, and is named to the browser by its hash, so that no other can run.
 */
export async function fleetHtml(fleet: FleetJson): Promise<string> {
  const title = `Readiness of ${counted(fleet.repositories.total, "repository", "repositories")}`;
  const sections = [
    levels(fleet),
    trend(fleet),
    weakAreas(fleet),
    practices(fleet),
    failures(fleet),
    projects(fleet),
    notes(fleet),
  ].flatMap((section) => section ?? []);
  const body = html`${head(fleet, title)}
<nav aria-label="On this page"><ul>${join(sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`))}</ul></nav>
${join(
  sections.map(({ id, title, body }) => html`<section id="${id}"><h2>${title}</h2>\n${body}\n</section>`),
  "\n",
)}`;
  const script = { text: sortTables, hash: await sha256(sortTables) };
  return htmlPage({ title, body, styles: [lineChartStyle, fleetStyle], script });
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

function head({ date, repositories, projects, judgedBy }: FleetJson, title: string): Html {
  const { scores, capped } = projects;
  return html`<header>
<h1>${title}</h1>
${
  scores
    ? html`<p class="score"><strong>${scores.median}</strong> of 100 <span class="level">${levelOf(scores.median)}</span></p>
<p>That is the median of ${counted(projects.total, "project")}; the middle half lies between ${scores.lower} and ${scores.upper}. ${
        capped > 0 ? `${capped} of them ${capped === 1 ? "is" : "are"} held at 49 or below until critical practices are met.` : ""
      }</p>`
    : html`<p>No project was judged.</p>`
}
<p>${repositories.judged} of ${counted(repositories.total, "repository", "repositories")} judged${
    repositories.failed > 0 ? html`, <a href="#failures">${repositories.failed} failed</a>` : ""
  }${date ? `; newest results of ${date}` : ""}${judgedBy.length > 0 ? `, by Roadworthy ${judgedBy.join(", ")}` : ""}.${
    judgedBy.length > 1 ? " Scores of several versions do not quite compare." : ""
  }</p>
</header>`;
}

function levels({ projects }: FleetJson): Section | undefined {
  if (projects.total === 0) return undefined;
  const rows = [...projects.levels].reverse().map(({ level, projects: number }) => {
    const { from } = readinessLevels.find(({ name }) => name === level) ?? { from: 0 };
    return html`<tr><th scope="row">${level}</th><td class="number">from ${from}</td><td>${bar(number, projects.total, level)}</td><td class="number">${number}</td><td class="number">${percent(number, projects.total)}</td></tr>`;
  });
  return {
    id: "levels",
    title: "Levels",
    body: table("Projects by level", ["Level", "#Score", "Projects", "#Number", "#Share"], rows),
  };
}

function trend({ trend: days }: FleetJson): Section | undefined {
  const points = days.flatMap(({ date, scores }) =>
    scores ? [{ at: Date.parse(date) / 86_400_000, label: date, value: scores.median, band: [scores.lower, scores.upper] as const }] : [],
  );
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return undefined;
  const rows = days.map(
    ({ date, repositories, failed, projects, scores }) =>
      html`<tr><th scope="row">${date}</th><td class="number">${scores?.median ?? ""}</td><td class="number">${scores?.lower ?? ""}</td><td class="number">${scores?.upper ?? ""}</td><td class="number">${repositories}</td><td class="number">${failed}</td><td class="number">${projects}</td></tr>`,
  );
  return {
    id: "trend",
    title: "Trend",
    body: html`${lineChart(points, `Median score from ${first.value} on ${first.label} to ${last.value} on ${last.label}`)}
<p class="question">The median over all projects, and between which scores the middle half lies. Each day counts the newest result of every repository until then.</p>
<details><summary>As a table</summary>${table(
      "Scores by day",
      ["Day", "#Median", "#Lower quarter", "#Upper quarter", "#Repositories", "#Failed", "#Projects"],
      rows,
    )}</details>`,
  };
}

function weakAreas({ areas: all }: FleetJson): Section | undefined {
  if (all.length === 0) return undefined;
  const rows = all.map(
    ({ title, median, lower, upper, below50, projects }) =>
      html`<tr><th scope="row">${title}</th><td>${bar(median, 100, title)}</td><td class="number">${median}</td><td class="number">${lower}</td><td class="number">${upper}</td><td class="number">${below50} of ${projects}</td></tr>`,
  );
  return {
    id: "areas",
    title: "Weakest areas",
    body: table("Scores by area", ["Area", "Readiness", "#Median", "#Lower quarter", "#Upper quarter", "#Projects below 50"], rows),
  };
}

function practices({ practices: all, areas }: FleetJson): Section | undefined {
  if (all.length === 0) return undefined;
  const titles = new Map(areas.map(({ area, title }) => [area, title]));
  const heads = ["Practice", "Area", "Share", "#Projects", "How"];
  const rows = all.map((practice) => practiceRow(practice, titles));
  const rest = rows.slice(practicesShown);
  return {
    id: "practices",
    title: "Most frequently unmet",
    body: html`<p class="question">Of the projects in which a practice counts, those that do not meet it.</p>
${table("Practices that are unmet most often", heads, rows.slice(0, practicesShown))}
${rest.length > 0 ? html`<details><summary>${counted(rest.length, "more practice")}</summary>${table("Other practices that are unmet", heads, rest)}</details>` : ""}`,
  };
}

function practiceRow(practice: FleetJson["practices"][number], areaTitles: ReadonlyMap<string, string>): Html {
  const { rule, title, area, projects, unmet, missing, hollow, contradicted, partial } = practice;
  const how = Object.entries({ missing, hollow, contradicted, "in part": partial })
    .filter(([, number]) => number > 0)
    .map(([word, number]) => `${number} ${word}`);
  return html`<tr><th scope="row"><a href="${rulePageAddress(rule)}">${title}</a></th><td>${areaTitles.get(area) ?? area}</td><td>${bar(unmet, projects, title)}</td><td class="number">${unmet} of ${projects}</td><td>${how.join(", ")}</td></tr>`;
}

function failures({ failures: all }: FleetJson): Section | undefined {
  if (all.length === 0) return undefined;
  const rows = all.map(
    ({ repository, date, kind, reason }) =>
      html`<tr><th scope="row">${repository}</th><td>${kind}</td><td class="long">${reason}</td><td>${date}</td></tr>`,
  );
  return {
    id: "failures",
    title: "Failed",
    body: html`<p class="question">These could not be judged, and are in no figure above or below.</p>
${table("Repositories that failed", ["Repository", "Kind", "Reason", "Day"], rows)}`,
  };
}

function projects({ scores, date: newest }: FleetJson): Section | undefined {
  if (scores.length === 0) return undefined;
  const hasChanges = scores.some(({ change }) => change !== undefined);
  const rows = scores.map(({ repository, root, date, stage, value, level, change, cappedBy, weakest, errors }) => {
    const label = root ? `${repository} / ${root}` : repository;
    const [first] = cappedBy;
    const more = cappedBy.length > 1 ? ` +${cappedBy.length - 1}` : "";
    return html`<tr><th scope="row">${label}${date === newest ? "" : html` <span class="word">of ${date}</span>`}</th>
<td class="number">${value}</td><td data-value="${value}">${bar(value, 100, label)}</td><td data-value="${value}">${level}</td><td>${stage}</td>${
      hasChanges ? html`<td class="number" data-value="${change ?? ""}">${change === undefined ? "" : signed(change)}</td>` : ""
    }<td class="number">${errors}</td><td>${weakest ? html`${weakest.title} <span class="word">${weakest.value}</span>` : ""}</td><td>${
      first ? html`<code>${first}</code>${more}` : ""
    }</td></tr>`;
  });
  return {
    id: "projects",
    title: "Projects",
    body: table(
      "Scores of all projects",
      ["Repository", "#Score", "Readiness", "Level", "Stage", ...(hasChanges ? ["#Change"] : []), "#Errors", "Weakest area", "Held by"],
      rows,
      "Only rows with",
    ),
  };
}

function notes({ notes: all }: FleetJson): Section | undefined {
  if (all.length === 0) return undefined;
  return {
    id: "notes",
    title: "Not merged",
    body: html`<details><summary>${counted(all.length, "note")}</summary><ul>${join(all.map((note) => html`<li>${note}</li>`))}</ul></details>`,
  };
}

/** Rows below heads, in a region that scrolls by itself where the page is narrow. A head that begins with `#` stands over numbers. */
function table(label: string, heads: readonly string[], rows: readonly Html[], filter?: string): Html {
  const cells = heads.map((head, column) => {
    const isNumber = head.startsWith("#");
    // What can be sorted comes sorted by its first numbers.
    const isSorted = filter !== undefined && column === heads.findIndex((one) => one.startsWith("#"));
    return html`<th scope="col"${isNumber ? html` class="number"` : ""}${isSorted ? html` aria-sort="ascending"` : ""}>${isNumber ? head.slice(1) : head}</th>`;
  });
  return html`<div class="wide" role="region" aria-label="${label}" tabindex="0">
<table${filter === undefined ? "" : html` class="sortable" data-filter="${filter}"`}><thead><tr>${join(cells)}</tr></thead>
<tbody>
${join(rows, "\n")}
</tbody></table></div>`;
}

function bar(value: number, of: number, label: string): Html {
  return html`<meter min="0" max="${of}" value="${value}" aria-label="${label}">${value} of ${of}</meter>`;
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : change < 0 ? `−${-change}` : "0";
}

function counted(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}

const fleetStyle = `main {
  max-width: 80rem;
}

nav ul {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.5rem;
  list-style: none;
  margin: 1.5rem 0 0;
  padding: 0;
}

table {
  width: auto;
}

tbody tr {
  border-bottom: 1px solid var(--vscode-widget-border);
}

th,
td {
  padding-right: 1.5rem;
}

thead th,
tbody td {
  white-space: nowrap;
}

tbody td.long {
  white-space: normal;
}

.wide meter {
  width: 8rem;
}

.wide {
  overflow-x: auto;
}

.filter input {
  background: transparent;
  border: 1px solid var(--vscode-descriptionForeground);
  border-radius: 4px;
  color: inherit;
  font: inherit;
  padding: 0.2em 0.5em;
}

th button {
  background: none;
  border: 0;
  color: inherit;
  cursor: pointer;
  font: inherit;
  padding: 0;
}

th button::after {
  content: " ↕";
}

th[aria-sort="ascending"] button::after {
  content: " ↑";
}

th[aria-sort="descending"] button::after {
  content: " ↓";
}

button:focus-visible,
input:focus-visible,
.wide:focus-visible {
  outline: 2px solid var(--vscode-focusBorder);
  outline-offset: 2px;
}
`;
