import { basename } from "node:path";
import { historyHtml } from "../../formats/history-html.js";
import type { HistoryJson, HistoryPoint } from "../../formats/history-schema.js";
import { historyText } from "../../formats/history-text.js";
import { severityCounts } from "../../formats/severity-counts.js";
import { projectName } from "../../formats/to-report-json.js";
import { buildProject } from "../../project/build-project.js";
import type { Report } from "../../report/report.js";
import { makeReport } from "../../report/report.js";
import { areas } from "../../rules/areas.js";
import { dayOf } from "../../workspace/git/commit.js";
import { firstParents, type NamedCommit } from "../../workspace/git/commits.js";
import { shallowHint, tagsOf } from "../../workspace/git/resolve-revision.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { choice, toggle, value, words } from "../option.js";
import { stageOption } from "../options.js";
import { Progress } from "../progress.js";
import { RevisionWorkspace } from "../revision-workspace.js";
import { version } from "../version.js";

const commitsShown = 20;

/** Shows the score over the last commits of a branch, or over tags. */
export const history = defineCommand({
  name: "history",
  usages: [{ operands: "[path]", does: "the score over the last commits, or over tags, as a table or a plot" }],
  options: {
    format: choice({ name: "format", short: "f", choices: ["text", "json", "html"], says: "how to print; html has the plot" }, "text"),
    tags: toggle("tags", "judge what was tagged, not commit by commit"),
    last: value(
      {
        name: "last",
        value: "N",
        form: "a number from 1 on",
        says: `the last N commits or tags (default: ${commitsShown} commits, all tags)`,
      },
      (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined),
    ),
    from: words({ name: "from", value: "REF", form: "a branch, tag or commit", says: "go back from there (default: HEAD)" }),
    stage: stageOption,
  },
  async run({ format, tags: isOverTags, last, from = "HEAD", stage }, { operands: [path = "."], dateAsked, output }) {
    const workspace = await RevisionWorkspace.open(path);
    const tags = await tagsOf(workspace.repository);
    const notes = new Set<string>();
    let commits: readonly NamedCommit[];
    if (isOverTags) {
      const tagged: NamedCommit[] = [];
      for (const id of new Set(tags.map(({ commit }) => commit))) tagged.push(await workspace.find(id));
      commits = tagged.sort((a, b) => a.time - b.time).slice(-(last ?? tagged.length));
      if (tagged.length === 0) notes.add(`There are no tags here.${shallowHint(workspace.repository)}`);
    } else {
      const line = await firstParents(workspace.repository, (await workspace.find(from)).id, last ?? commitsShown);
      commits = [...line.commits].reverse();
      if (line.isCut) notes.add(`History ends after ${commits.length} commits.${shallowHint(workspace.repository)}`);
    }
    const projects = new Map<string, { name: string; points: HistoryPoint[] }>();
    const passedOver = new Map<string, readonly string[]>();
    const passOver = (note: string, { id }: NamedCommit) => passedOver.set(note, [...(passedOver.get(note) ?? []), id.slice(0, 10)]);
    const progress = new Progress(output);
    for (const [index, commit] of commits.entries()) {
      progress.show(`Judged ${index}/${commits.length} commits`);
      const opened = await workspace.at(commit, (done, total) => {
        if (index === 0) progress.show(`Reading ${done}/${total} files`);
      });
      if (!opened) continue;
      const { session, folder } = opened;
      const { roots, snapshot } = session;
      const date = dateAsked ?? dayOf(commit.time);
      for (const note of snapshot.notes) passOver(note, commit);
      for (const root of roots) {
        const report = makeReport(buildProject(snapshot, root, { date, roots, stage }));
        const name = projectName({ report, folderName: basename(folder) });
        if (report.unreadable) passOver(`${report.unreadable.at.path} cannot be read, so its score cannot be relied on`, commit);
        const known = projects.get(root) ?? { name, points: [] };
        // The newest name is the one that people know.
        known.name = name;
        known.points.push(
          pointOf(
            commit,
            tags.flatMap((tag) => (tag.commit === commit.id ? tag.name : [])),
            report,
          ),
        );
        projects.set(root, known);
      }
    }
    progress.end();
    const found: HistoryJson = {
      version: 1,
      tool: { name: "Roadworthy", version },
      projects: [...projects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([root, { name, points }]) => ({ root, name, points })),
      notes: [
        ...notes,
        ...[...passedOver].map(([note, [first, ...others]]) => `${first}${others.length > 0 ? ` and ${others.length} more` : ""}: ${note}`),
      ],
    };
    const formats = {
      json: () => `${JSON.stringify(found, null, 2)}\n`,
      html: () => historyHtml(found),
      text: () => historyText(found, { colour: output.colour }),
    };
    output.out(formats[format]());
    return exitCode.clean;
  },
});

function pointOf({ id, time, subject }: NamedCommit, tags: string[], { project, score, findings }: Report): HistoryPoint {
  return {
    commit: id,
    tags,
    day: dayOf(time),
    subject,
    date: project.date,
    stage: project.stage,
    score: score.value,
    level: score.level,
    findings: severityCounts(findings),
    areas: score.areas.map(({ area, value: points }) => ({ area, title: areas[area].title, value: points })),
  };
}
