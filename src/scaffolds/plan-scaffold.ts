import { oncePer } from "../project/once-per.js";
import type { Project } from "../project/project.js";
import { stackSteps } from "../project/stack.js";
import type { Edit } from "../text/edit.js";
import { groupedBy } from "../text/grouped-by.js";
import { finish, type Steps } from "../text/steps.js";
import { fromTemplate } from "./from-template.js";
import { scaffolds } from "./index.js";
import { isThere } from "./left-alone.js";

/** What writing a scaffold would do. */
export interface ScaffoldPlan {
  /** Ready to apply: no `create` among them meets an existing file. */
  readonly edits: readonly Edit[];
  /** Files that are left alone, relative to the workspace, and why. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/** Plans a scaffold so that nothing that exists is touched. An unknown id plans nothing. Pure; never throws. */
export function planScaffold(project: Project, id: string): ScaffoldPlan {
  const scaffold = Object.hasOwn(scaffolds, id) ? scaffolds[id] : undefined;
  const all = scaffold?.edits(project) ?? [];
  const skipped = all.flatMap((one) => (one.kind === "leave" ? [{ path: one.path, reason: one.reason }] : []));
  const planned = all.flatMap((one) => (one.kind === "leave" ? [] : [fromTemplate(project, id, one)]));
  const taken = occupied(project, planned);
  const edits: Edit[] = [];
  for (const edit of planned) {
    const reason = edit.kind === "create" ? obstacle(taken, edit.path) : undefined;
    if (reason === undefined) edits.push(edit);
    else skipped.push({ path: edit.path, reason });
  }
  return { edits, skipped };
}

/** What was found for the last shape of the manifest, so that typing a value plans nothing again. */
const lastFound = oncePer(
  ({ observation }: Project) => observation,
  () => ({ shape: "", known: new Map<string, boolean>() }),
);

/** What decides in a manifest which files scaffolds write: the traits, which keys are there, and the CI system. */
const shapeOf = oncePer(
  (project: Project) => project,
  ({ traits, manifest }) =>
    JSON.stringify([
      manifest.get("ci", "system"),
      Object.values(traits).map(({ value }) => value),
      Object.entries(manifest.value).map(([section, value]) => [
        section,
        typeof value === "object" && value !== null && Object.keys(value),
      ]),
    ]),
);

/** Whether a scaffold would write anything of use by itself: more than companions of files that exist already. */
export function isWorthAdding(project: Project, id: string): boolean {
  return finish(worthSteps(project, id));
}

/** The same, step by step. */
export function* worthSteps(project: Project, id: string): Steps<boolean> {
  const last = lastFound(project);
  if (last.shape !== shapeOf(project)) Object.assign(last, { shape: shapeOf(project), known: new Map() });
  const { known } = last;
  const found = known.get(id);
  if (found !== undefined) return found;
  yield* stackSteps(project);
  const companions = scaffolds[id]?.companions;
  const isWorth = planScaffold(project, id).edits.some(({ path }) => !companions?.test(path));
  known.set(id, isWorth);
  return isWorth;
}

interface Occupied {
  /** Lower-cased, since some file systems do not tell case apart. */
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** By their top-level names, so that a plan looks only at what lies beside it. */
const filesByTop = oncePer(
  (files: Project["files"]) => files,
  (files) => groupedBy(files, topOf),
);

/** What stands at the top-level names that some edits are about. */
function occupied(project: Project, edits: readonly Edit[]): Occupied {
  const tops = new Set(edits.map(({ path }) => topOf(path)));
  const own = [...tops].flatMap((top) => filesByTop(project.files).get(top) ?? []);
  // Workflows of a nested project stand at the top of the repository.
  const shared = project.facts("ci").flatMap(({ path }) => (tops.has(topOf(path)) ? [path] : []));
  const files = new Set([...own, ...shared].map((path) => path.toLowerCase()));
  const folders = new Set<string>();
  // Files are sorted, so most folders are known from the file before.
  for (const path of files) {
    for (let end = path.lastIndexOf("/"); end > 0 && !folders.has(path.slice(0, end)); end = path.lastIndexOf("/", end - 1))
      folders.add(path.slice(0, end));
  }
  return { files, folders };
}

function topOf(path: string): string {
  const end = path.indexOf("/");
  return (end === -1 ? path : path.slice(0, end)).toLowerCase();
}

function obstacle({ files, folders }: Occupied, path: string): string | undefined {
  const lower = path.toLowerCase();
  if (files.has(lower)) return isThere;
  if (folders.has(lower)) return "A folder of that name exists.";
  const file = foldersAbove(lower).find((folder) => files.has(folder));
  return file === undefined ? undefined : `\`${path.slice(0, file.length)}\` is a file, not a folder.`;
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.indexOf("/"); end > 0; end = path.indexOf("/", end + 1)) folders.push(path.slice(0, end));
  return folders;
}
