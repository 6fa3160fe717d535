import { compareReports } from "../formats/compare-reports.js";
import { findingLine } from "../formats/diff-text.js";
import type { ReportJson } from "../formats/report-schema.js";
import { makeStyle } from "../formats/style.js";
import { toReportJson } from "../formats/to-report-json.js";
import { folderOf } from "../workspace/path-parts.js";
import type { OpenedWorkspace } from "./open-workspace.js";
import type { Output } from "./output.js";
import { type Judging, reportInputs } from "./report-inputs.js";
import { version } from "./version.js";
import { watchFolders } from "./watch-folders.js";

/** A workspace, and the reports that it has as it was read. */
export interface Watched {
  readonly opened: OpenedWorkspace;
  readonly reports: readonly ReportJson[];
}

/** Judges a workspace again whenever something in it changes, and prints how the score changed and what is new and fixed, until `stop` is aborted. */
export async function watchReports({ opened, reports }: Watched, judging: Judging, output: Output, stop: AbortSignal): Promise<void> {
  const style = makeStyle(output.colour);
  const judge = async () => (await reportInputs(opened, { ...judging, withoutActions: true })).map(toReportJson);
  let before = reports;
  let isJudging = false;
  let isStale = false;
  let fault: unknown;
  const ended = new AbortController();
  const again = async () => {
    isStale = true;
    if (isJudging) return;
    isJudging = true;
    try {
      while (isStale && !stop.aborted) {
        isStale = false;
        await opened.session.refresh();
        const after = await judge();
        watcher.setFolders(foldersOf(opened.session.snapshot.files));
        output.out(changeText(before, after));
        before = after;
      }
    } catch (error) {
      fault = error;
      ended.abort();
    } finally {
      isJudging = false;
    }
  };
  const changeText = (old: typeof before, now: typeof before): string => {
    const time = new Date().toTimeString().slice(0, 8);
    const { projects, added, removed } = compareReports({ label: "before", reports: old }, { label: "now", reports: now }, version);
    const lines: string[] = [];
    for (const { name, score, findings } of projects) {
      if (score.change === 0 && findings.new.length + findings.fixed.length === 0) continue;
      lines.push(
        `${style.dim(time)}  ${name}: ${style.bold(`readiness ${score.before} → ${score.after}`)}, ${findings.new.length} new, ${findings.fixed.length} fixed`,
      );
      for (const one of findings.new) lines.push(`${style.red("+")}${findingLine(one, style)}`);
      for (const one of findings.fixed) lines.push(`${style.green("−")}${findingLine(one, style)}`);
    }
    for (const { name, score } of added) lines.push(`${style.dim(time)}  ${name} is new: readiness ${score}`);
    for (const { name } of removed) lines.push(`${style.dim(time)}  ${name} is gone`);
    return lines.map((line) => `${line}\n`).join("");
  };
  const watcher = watchFolders(opened.folder, () => void again());
  try {
    watcher.setFolders(foldersOf(opened.session.snapshot.files));
    output.error(
      `Watching ${opened.folder}${watcher.isLooking ? ", looking every two seconds since the system allows no more watchers" : ""}. Ctrl-C ends it.\n`,
    );
    await Promise.race([aborted(stop), aborted(ended.signal)]);
  } finally {
    watcher.close();
  }
  if (fault !== undefined) throw fault;
}

/** The folders that hold listed files, and those above them. */
function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>([""]);
  for (const file of files)
    for (let folder = folderOf(file); folder !== "" && !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  return folders;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
