import { classifyReference } from "../manifest/classify-reference.js";
import { setValue } from "../manifest/edit-manifest.js";
import { readManifest } from "../manifest/read-manifest.js";
import type { Project } from "../project/project.js";
import { countsAt } from "../project/stage.js";
import { withManifest } from "../project/with-manifest.js";
import { judgeProject } from "../report/judge-project.js";
import type { Report } from "../report/report.js";
import { type AreaId, areaIds } from "../rules/areas.js";
import { draftManifest } from "../scaffolds/draft-manifest.js";
import { scaffolds } from "../scaffolds/index.js";
import { isThere } from "../scaffolds/left-alone.js";
import { planScaffold } from "../scaffolds/plan-scaffold.js";
import type { ManifestClaim } from "../scaffolds/scaffold.js";
import { answersFor, withAnswers } from "../scaffolds/with-answers.js";
import { applyReplacements, type Edit } from "../text/edit.js";
import { toEdit } from "../text/file-change.js";
import { isPlaceholder } from "../text/placeholder.js";
import type { PlanStep } from "./plan-changes.js";

/** What would make a project ready for a stage, as far as it can be written for people. */
export interface Preparation {
  /**
   * The scaffolds that have something to add, in the order in which they are written: each sees the files of those before. Once the steps have run also
   * those that only what was written asks for, and without those for which the others left nothing to add.
   */
  readonly scaffolds: readonly string[];
  /** The manifest where there is none, the answers in it, the scaffolds, and what the manifest may then say. */
  readonly steps: readonly PlanStep[];
  /** Files that would have to change for more, and why they do not. */
  readonly leftAlone: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Everything that the stage of a project asks for and that is not met, as one set of files that know each other. `folderName` names the project in a first
 * manifest, and `answers` are those to the questions of scaffolds, by key. Pure; never throws.
 */
export function prepareSteps(
  { project, rules, outcomes }: Pick<Report, "project" | "rules" | "outcomes">,
  folderName: string,
  answers: ReadonlyMap<string, string> = new Map(),
): Preparation {
  const { ids, leftAlone } = choose(project, rules, outcomes, answers);
  const later = { isDone: false };
  return {
    scaffolds: ids,
    steps: [
      (state) =>
        state.manifest.exists ? [] : [{ kind: "create", path: state.manifest.path, text: firstManifest(state, rules, folderName) }],
      (state) => answersEdit(state, ids, answers),
      ...[...ids].map((id) => (state: Project) => {
        const { edits } = planScaffold(answered(state, id, answers), id);
        if (edits.length === 0) ids.splice(ids.indexOf(id), 1);
        return edits;
      }),
      ...Object.keys(scaffolds).map(() => (state: Project) => oneMore(state, rules, answers, later, ids)),
      (state) => claimsEdit(state, rules, ids),
    ],
    leftAlone,
  };
}

/**
 * One more scaffold that only what was written asks for, as a manifest that names data asks for a word about them; its id is added to the others. Nothing
 * once there is none.
 */
function oneMore(
  state: Project,
  rules: Report["rules"],
  answers: ReadonlyMap<string, string>,
  later: { isDone: boolean },
  ids: string[],
): readonly Edit[] {
  if (later.isDone) return [];
  const [id] = choose(state, rules, judgeProject(state, rules).outcomes, answers).ids;
  later.isDone = id === undefined;
  if (id === undefined) return [];
  if (!ids.includes(id)) ids.push(id);
  return planScaffold(answered(state, id, answers), id).edits;
}

/** The scaffolds that would raise a rule that the project's stage asks for and that is not met. */
function choose(
  project: Project,
  rules: Report["rules"],
  outcomes: Report["outcomes"],
  answers: ReadonlyMap<string, string>,
): { readonly ids: string[]; readonly leftAlone: Preparation["leftAlone"] } {
  const asked = new Set(
    rules
      .filter((rule) => countsAt(rule.stage, project.stage) && ["missing", "partial", "hollow"].includes(outcomes.get(rule.id)?.kind ?? ""))
      .map(({ id }) => id),
  );
  const leftAlone = new Map<string, string>();
  const ids = inOrder().filter((id) => {
    const raised = scaffolds[id]?.raises.filter((rule) => asked.has(rule)) ?? [];
    if (raised.length === 0 || !scaffolds[id]?.suits(project)) return false;
    const { edits, skipped } = planScaffold(answered(project, id, answers), id);
    for (const { path, reason } of skipped) if (reason !== isThere) leftAlone.set(path, reason);
    // What an earlier one raises, or would raise once it is filled in, needs no second: a pilot with a Compose file needs no cluster.
    if (edits.length + skipped.length > 0) for (const rule of raised) asked.delete(rule);
    return edits.length > 0;
  });
  return { ids, leftAlone: [...leftAlone].map(([path, reason]) => ({ path, reason })) };
}

/** The project as if its manifest said the answers that a scaffold asks for; those that it cannot take are left out. */
function answered(project: Project, id: string, answers: ReadonlyMap<string, string>): Project {
  const taken = withAnswers(project, id, answersFor(id, answers));
  return typeof taken === "string" ? project : taken;
}

/** Answers are what people say of the project, so the manifest has them from then on. */
function answersEdit(state: Project, ids: readonly string[], answers: ReadonlyMap<string, string>): readonly Edit[] {
  const { manifest } = ids.reduce((one, id) => answered(one, id, answers), state);
  return manifest === state.manifest ? [] : [toEdit({ path: manifest.path, before: state.manifest.text, after: manifest.text })];
}

/** A first manifest for the stage, without those sections by which something that the project shows would count for less. */
function firstManifest(state: Project, rules: Report["rules"], folderName: string): string {
  const draft = (without: readonly string[]) => draftManifest(state, folderName, { stage: state.stage, without });
  const drafted = withManifest(state, readManifest(state.manifest.path, draft([])));
  const sections = lowered(state, drafted, rules).flatMap(({ manifest }) => (typeof manifest?.[0] === "string" ? manifest[0] : []));
  return draft(sections.filter((section) => section !== "project"));
}

/** The rules that earn less in the second of two states. */
function lowered(before: Project, after: Project, rules: Report["rules"]): Report["rules"] {
  const [then, now] = [before, after].map((state) => judgeProject(state, rules).outcomes);
  return rules.filter(({ id }) => (now?.get(id)?.share ?? 0) < (then?.get(id)?.share ?? 0));
}

/** What the manifest may say of the files that scaffolds wrote, where it says nothing yet and nothing would count for less by that. */
function claimsEdit(state: Project, rules: Report["rules"], ids: readonly string[]): readonly Edit[] {
  const claims = ids.flatMap((id) => scaffolds[id]?.declares?.(state) ?? []);
  const all = withManifest(state, withClaims(state, claims));
  const worse = lowered(state, all, rules).flatMap(({ manifest }) => (manifest ? [manifest] : []));
  const manifest = withClaims(
    state,
    claims.filter(({ path }) => !worse.some((one) => one.every((step, index) => path[index] === undefined || path[index] === step))),
  );
  return manifest === state.manifest ? [] : [toEdit({ path: manifest.path, before: state.manifest.text, after: manifest.text })];
}

function withClaims(state: Project, claims: readonly ManifestClaim[]): Project["manifest"] {
  let { manifest } = state;
  for (const { path, value } of claims) {
    const isAbsent = typeof value === "string" && classifyReference(value) === "path" && !state.exists(value);
    if (isAbsent) continue;
    const there = manifest.get(...path);
    if (manifest.has(...path) && !(typeof there === "string" && isPlaceholder(there))) continue;
    const edits = setValue(manifest, path, value).filter((edit) => edit.kind === "replace");
    manifest = readManifest(manifest.path, applyReplacements(manifest.text, edits), manifest);
  }
  return manifest;
}

/** By areas in reading order, since what is judged and served is written before what gates and watches it, and each after those it speaks of. */
function inOrder(): readonly string[] {
  const sorted = Object.keys(scaffolds).sort((a, b) => positionOf(a) - positionOf(b) || (a < b ? -1 : 1));
  const found = new Set<string>();
  const add = (id: string) => {
    for (const before of scaffolds[id]?.after ?? []) if (!found.has(before)) add(before);
    found.add(id);
  };
  for (const id of sorted) add(id);
  return [...found];
}

function positionOf(id: string): number {
  const [rule = ""] = scaffolds[id]?.raises ?? [];
  return areaIds.indexOf(rule.slice(0, rule.indexOf("/")) as AreaId);
}
