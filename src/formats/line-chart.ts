import { readinessLevels } from "../report/score.js";
import { type Html, html, join } from "../text/html.js";

/** One point of a chart of scores. */
export interface ChartPoint {
  /** Where it stands from left to right, in any unit. */
  readonly at: number;
  /** What stands below it, such as a date. */
  readonly label: string;
  /** 0-100. */
  readonly value: number;
  /** Between what most of several scores lie, where the point stands for several. */
  readonly band?: readonly [lower: number, upper: number];
}

const width = 720;
const height = 240;
const left = 36;
const right = 24;
const top = 12;
const bottom = 28;

/**
 * Scores over time as a picture: a line, and a band where points have one, with the levels as grid. It loads and runs nothing; `lineChartStyle` colours
 * it. `title` says in words what it shows: who cannot see it also needs a table of the points beside it.
 */
export function lineChart(points: readonly ChartPoint[], title: string): Html {
  const first = Math.min(...points.map(({ at }) => at));
  const last = Math.max(...points.map(({ at }) => at));
  const x = (at: number) =>
    rounded(last === first ? (left + width - right) / 2 : left + ((at - first) / (last - first)) * (width - left - right));
  const y = (value: number) => rounded(top + (1 - value / 100) * (height - top - bottom));
  const grid = [0, ...readinessLevels.slice(1).map(({ from }) => from), 100].map(
    (value) =>
      html`<line class="grid" x1="${left}" x2="${width - right}" y1="${y(value)}" y2="${y(value)}"/><text x="${left - 6}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  );
  const bounds = points.flatMap(({ at, band }) => (band ? [{ at, band }] : []));
  const area = [
    ...bounds.map(({ at, band }) => `${x(at)},${y(band[1])}`),
    ...bounds.toReversed().map(({ at, band }) => `${x(at)},${y(band[0])}`),
  ];
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
${join(grid)}
${area.length > 0 ? html`<polygon class="band" points="${area.join(" ")}"/>` : ""}
<polyline class="line" points="${points.map(({ at, value }) => `${x(at)},${y(value)}`).join(" ")}"/>
${join(points.map(({ at, label, value }) => html`<circle class="point" cx="${x(at)}" cy="${y(value)}" r="3.5"><title>${label}: ${value}</title></circle>`))}
${join(labelled(points, x).map(({ label, at, anchor }) => html`<text x="${x(at)}" y="${height - 8}" text-anchor="${anchor}">${label}</text>`))}
</svg>`;
}

/** The points whose labels have room: the first, the last, and what fits between them. */
function labelled(points: readonly ChartPoint[], x: (at: number) => number) {
  const room = 90;
  const kept: { readonly at: number; readonly label: string; readonly anchor: "start" | "middle" | "end" }[] = [];
  const last = points.at(-1);
  for (const [index, { at, label }] of points.entries()) {
    const before = kept.at(-1);
    const hasRoom = !before || x(at) - x(before.at) >= room;
    const leavesRoom = index === points.length - 1 || !last || x(last.at) - x(at) >= room;
    if (index === points.length - 1 && points.length > 1) kept.push({ at, label, anchor: "end" });
    else if (hasRoom && leavesRoom) kept.push({ at, label, anchor: index === 0 && points.length > 1 ? "start" : "middle" });
  }
  return kept;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The style of the chart, in the editor's own variables. */
export const lineChartStyle = `.chart {
  display: block;
  height: auto;
  max-width: 100%;
  width: 45rem;
}

.chart text {
  fill: var(--vscode-descriptionForeground);
  font-size: 12px;
}

.chart .grid {
  stroke: var(--vscode-widget-border, var(--vscode-descriptionForeground));
  stroke-width: 1;
}

.chart .band {
  fill: var(--vscode-progressBar-background);
  opacity: 0.2;
}

.chart .line {
  fill: none;
  stroke: var(--vscode-progressBar-background);
  stroke-width: 2;
}

.chart .point {
  fill: var(--vscode-progressBar-background);
}
`;
