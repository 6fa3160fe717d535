import * as vscode from "vscode";
import { countsAt } from "../../project/stage.js";
import { isJudged, type Outcome } from "../../report/outcome.js";
import { outcomeWord } from "../../report/outcome-word.js";
import { areaIds, areas } from "../../rules/areas.js";
import type { CatalogueEntry } from "../../rules/catalogue.js";
import { currentTexts, locate } from "../places/place-in-editor.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";
import { isUnreadable } from "../projects/manifest-errors.js";
import { nameOf } from "../projects/project-name.js";
import type { Projects } from "../projects/projects.js";
import { unlessAborted } from "../projects/shown-work.js";
import { onSettingsChange, setting } from "../settings.js";
import { isRemark } from "./blocking-gaps.js";

/** Shows the practices that count for a project as tests among those of its code, where the user wants that: they can be run, and followed. */
export function testPractices(projects: Projects): vscode.Disposable {
  let tests: vscode.Disposable | undefined;
  const update = () => {
    // Where there is no project, the Testing view has nothing to be there for.
    const isWanted = setting("testExplorer.enabled") && readable(projects).length > 0;
    if (isWanted === (tests !== undefined)) return;
    tests?.dispose();
    tests = isWanted ? showTests(projects) : undefined;
  };
  update();
  return vscode.Disposable.from(projects.onDidChange(update), onSettingsChange("testExplorer", update), {
    dispose: () => tests?.dispose(),
  });
}

/** Projects of which something can be said. */
function readable({ all }: Projects): readonly EditorProject[] {
  return all.filter((project) => !isUnreadable(project));
}

function showTests(projects: Projects): vscode.Disposable {
  const controller = vscode.tests.createTestController("roadworthy.practices", vscode.l10n.t("Roadworthy"));
  const update = () => controller.items.replace(readable(projects).map((project) => projectItem(controller, project)));
  update();
  controller.refreshHandler = async (token) => {
    await checked(projects, true, token);
  };
  controller.createRunProfile(
    vscode.l10n.t("Check"),
    vscode.TestRunProfileKind.Run,
    async (request, token) => {
      if (!(await checked(projects, !request.continuous, token))) return;
      await run(controller, request, projects, token);
      if (!request.continuous) return;
      const following = projects.onDidChange(() => run(controller, request, projects, token));
      token.onCancellationRequested(() => following.dispose());
    },
    true,
    undefined,
    true,
  );
  return vscode.Disposable.from(controller, projects.onDidChange(update));
}

/** Brings all projects up to date; whether that was not cancelled. */
async function checked(projects: Projects, relist: boolean, token: vscode.CancellationToken): Promise<boolean> {
  const controller = new AbortController();
  const cancellation = token.onCancellationRequested(() => controller.abort());
  const { signal } = controller;
  const waiting = { signal, onProgress: () => undefined };
  const work = Promise.all(projects.all.map(({ uri }) => projects.assess(uri, { relist, waiting })));
  const done = await unlessAborted(signal, work).finally(() => cancellation.dispose());
  return done !== undefined;
}

/** A practice of a project that counts at its stage, and how it came out. */
interface Tested {
  readonly rule: CatalogueEntry;
  readonly outcome: Outcome;
}

function testedIn({ report }: EditorProject): readonly Tested[] {
  return report.rules.flatMap((rule) => {
    const outcome = report.outcomes.get(rule.id);
    return outcome && isJudged(outcome) && countsAt(rule.stage, report.project.stage) ? [{ rule, outcome }] : [];
  });
}

/** Items of the same ids as before keep their results. */
function projectItem(controller: vscode.TestController, project: EditorProject): vscode.TestItem {
  const { manifest } = project.report.project;
  const uri = uriOf(project, manifest.path);
  const texts = new Map([[manifest.path, manifest.text]]);
  const item = (id: string, label: string, key: readonly (string | number)[], children: vscode.TestItem[] = []) => {
    const made = controller.createTestItem(id, label, uri);
    made.range = locate(project, { path: manifest.path, span: manifest.keySpan(...key) }, texts).range;
    made.children.replace(children);
    return made;
  };
  const tested = testedIn(project);
  const inAreas = areaIds.flatMap((area, place) => {
    const practices = tested.filter(({ rule }) => rule.area === area);
    if (practices.length === 0) return [];
    const items = practices.map(({ rule }, index) => {
      const made = item(rule.id, rule.title, rule.manifest ?? ["project"]);
      made.description = rule.id;
      made.sortText = String(index).padStart(3, "0");
      return made;
    });
    const made = item(area, vscode.l10n.t(areas[area].title), ["project"], items);
    made.sortText = String(place).padStart(2, "0");
    return [made];
  });
  return item(project.uri.toString(), nameOf(project), ["project"], inAreas);
}

/** Tells how practices come out in the newest reports. Those that are waived or cannot be seen are skipped. */
async function run(
  controller: vscode.TestController,
  { exclude = [], include, continuous }: vscode.TestRunRequest,
  projects: Projects,
  token: vscode.CancellationToken,
): Promise<void> {
  if (token.isCancellationRequested) return;
  const request = new vscode.TestRunRequest(include, exclude, undefined, continuous);
  const testRun = controller.createTestRun(request);
  try {
    for (const project of readable(projects)) {
      const shown = controller.items.get(project.uri.toString());
      if (!shown) continue;
      const messages = await messagesIn(project);
      for (const { outcome, rule } of testedIn(project)) {
        const item = shown.children.get(rule.area)?.children.get(rule.id);
        if (!item || !isAsked(item, include) || isAsked(item, exclude, false)) continue;
        report(testRun, item, { outcome, rule }, messages);
      }
    }
  } finally {
    testRun.end();
  }
}

/** Whether an item, or one that it is below of, is among some; `all` where nothing is named. */
function isAsked(item: vscode.TestItem, among: readonly vscode.TestItem[] | undefined, all = true): boolean {
  if (!among || (all && among.length === 0)) return all;
  const ids = among.map(pathOf);
  for (let one: vscode.TestItem | undefined = item; one; one = one.parent) if (ids.includes(pathOf(one))) return true;
  return false;
}

/** What stays the same when an item is made anew. */
function pathOf(item: vscode.TestItem): string {
  return [...(item.parent ? [pathOf(item.parent)] : []), item.id].join("\n");
}

function report(
  testRun: vscode.TestRun,
  item: vscode.TestItem,
  { outcome, rule }: Tested,
  messages: ReadonlyMap<string, vscode.TestMessage[]>,
): void {
  const word = outcomeWord(outcome.kind, vscode.l10n);
  testRun.appendOutput(`${item.id}: ${word}\r\n`);
  const said = messages.get(item.id) ?? [new vscode.TestMessage(outcome.reason ?? `${rule.title}: ${word}`)];
  switch (outcome.kind) {
    case "met":
      testRun.passed(item);
      break;
    case "waived":
    case "unknown":
      testRun.skipped(item);
      break;
    case "crashed":
      testRun.errored(item, said);
      break;
    default:
      testRun.failed(item, said);
  }
}

/** What is said of each practice that lacks something, at its place; without one of its own, at its key in the manifest. */
async function messagesIn(project: EditorProject): Promise<ReadonlyMap<string, vscode.TestMessage[]>> {
  const { findings, project: facts, rules } = project.report;
  const manifest = facts.manifest;
  const texts = await currentTexts(
    project,
    findings.flatMap(({ at }) => at?.path ?? []),
  );
  const messages = new Map<string, vscode.TestMessage[]>();
  for (const finding of findings) {
    if (isRemark(finding)) continue;
    const key = rules.find(({ id }) => id === finding.rule)?.manifest ?? ["project"];
    const at = finding.at ?? { path: manifest.path, span: manifest.keySpan(...key) };
    const message = new vscode.TestMessage(finding.message);
    message.location = locate(project, at, texts);
    messages.set(finding.rule, [...(messages.get(finding.rule) ?? []), message]);
  }
  return messages;
}
