import { type Html, html, join } from "../text/html.js";
import type { HistoryJson, HistoryPoint } from "./history-schema.js";
import { htmlPage } from "./html-page.js";
import { lineChart, lineChartStyle } from "./line-chart.js";
import { signed } from "./signed.js";

/**
 * The score over commits as one self-contained page: a chart, and a table of the same for those who cannot see it. No scripts, nothing loaded from
 * elsewhere, every text of the repository escaped.
 */
export function historyHtml({ projects, tool, notes }: HistoryJson): string {
  const [only] = projects;
  const title =
    projects.length === 1 && only ? `Readiness of ${only.name} over time` : `Readiness of ${projects.length} projects over time`;
  const body = html`<header><h1>${title}</h1>
<p>Every commit judged by Roadworthy ${tool.version}.</p></header>
${projects.length === 0 ? html`<p>No commit has a project here.</p>` : ""}
${join(projects.map(section), "\n")}
${notes.length > 0 ? html`<section><h2>Notes</h2><ul>${join(notes.map((note) => html`<li>${note}</li>`))}</ul></section>` : ""}`;
  return htmlPage({ title, body, styles: [lineChartStyle] });
}

function section({ name, points }: HistoryJson["projects"][number]): Html {
  const rows = points.map((point, index) => {
    const previous = points[index - 1];
    const { error, warning, info } = point.findings;
    return html`<tr><th scope="row">${point.day}</th><td><code>${point.commit.slice(0, 10)}</code>${point.tags.length > 0 ? html` <strong>${point.tags.join(", ")}</strong>` : ""}</td>
<td class="number">${point.score}</td><td class="number">${previous ? signed(point.score - previous.score) : ""}</td><td>${point.level}</td><td class="number">${error}</td><td class="number">${warning}</td><td class="number">${info}</td><td>${point.subject}</td></tr>`;
  });
  return html`<section><h2>${name}</h2>
${lineChart(
  points.map((point, at) => ({ at, label: point.tags[0] ?? point.day, value: point.score })),
  inWords(name, points),
)}
<table><thead><tr><th scope="col">Day</th><th scope="col">Commit</th><th scope="col" class="number">Score</th><th scope="col" class="number">Change</th><th scope="col">Level</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th><th scope="col" class="number">Remarks</th><th scope="col">Subject</th></tr></thead>
<tbody>${join(rows.reverse())}</tbody></table></section>`;
}

/** What the chart shows, for those who cannot see it. */
function inWords(name: string, points: readonly HistoryPoint[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return `Readiness of ${name}: no commits.`;
  const scores = points.map(({ score }) => score);
  return `Readiness of ${name} over ${points.length} commits, evenly spaced: ${first.score} on ${first.day}, ${last.score} on ${last.day}; lowest ${Math.min(...scores)}, highest ${Math.max(...scores)}. The table below has every score.`;
}
