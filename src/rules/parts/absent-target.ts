import { invocations } from "../../project/commands/invocations.js";
import { shellWords } from "../../project/commands/shell-words.js";
import { TaskIndex } from "../../project/commands/task-index.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { nameOf } from "../../workspace/path-parts.js";

const indexOf = remembered((project: Project) => new TaskIndex(project));

/** Programs that run a file given as their first word. */
const runners: Readonly<Record<string, RegExp>> = {
  python: /\.py$/,
  python3: /\.py$/,
  bash: /\.sh$/,
  sh: /\.sh$/,
  node: /\.[cm]?js$/,
  tsx: /\.[cm]?[jt]sx?$/,
  "ts-node": /\.ts$/,
  bun: /\.[cm]?[jt]sx?$/,
  streamlit: /\.py$/,
  chainlit: /\.py$/,
  fastapi: /\.py$/,
  papermill: /\.ipynb$/,
};
/** What a build writes. */
const built = /(?:^|\/)(?:dist|build|out|lib|target|bin|\.\w+)\//;
/** Task runners whose files hold every name that they can be given. */
const judged = new Set(["make", "just", "task", "npm"]);

/** The file, module or task that a command line plainly runs and that the project does not have, in words, if there is one. */
export function absentTarget(project: Project, text: string): string | undefined {
  const index = indexOf(project);
  for (const words of shellWords(text)) {
    const absent = absentFile(project, words) ?? absentModule(project, words) ?? absentTask(project, words, index);
    if (absent) return absent;
  }
  return undefined;
}

/** The same, also for what the task that it names runs. */
export function absentBehind(project: Project, text: string): string | undefined {
  const absent = absentTarget(project, text);
  if (absent) return absent;
  const index = indexOf(project);
  const tasks = [...shellWords(text)].flatMap((words) =>
    [...invocations(words)].flatMap((call) =>
      call.kind === "tasks" && judged.has(call.runner) && call.names.length > 0 ? index.tasks(call, project.root) : [],
    ),
  );
  return tasks.flatMap(({ commands }) => commands.map((command) => absentTarget(project, command.text))).find((one) => one !== undefined);
}

function absentFile(project: Project, words: readonly string[]): string | undefined {
  const start = words.findIndex((word) => Object.hasOwn(runners, nameOf(word)));
  const ending = runners[nameOf(words[start] ?? "")];
  const file = words.slice(start + 1).find((word) => !/^(?:-|run$|dev$)/.test(word));
  if (!ending || !file || !ending.test(file) || !/^[\w./-]+$/.test(file) || file.startsWith("/") || built.test(file)) return undefined;
  const path = file.replace(/^(?:\.{1,2}\/)+/, "");
  return has(project, path) ? undefined : `\`${path}\``;
}

/** A module of a package that the project does have; others may be installed. */
function absentModule(project: Project, words: readonly string[]): string | undefined {
  const option = words.indexOf("-m");
  const isPython = /^python3?$/.test(nameOf(words[option - 1] ?? ""));
  const server = words.findIndex((word) => /^(?:uvicorn|gunicorn|hypercorn)$/.test(nameOf(word)));
  const given = isPython
    ? words[option + 1]
    : server === -1
      ? undefined
      : words.slice(server + 1).find((word) => /^[A-Za-z_][\w.]*:[A-Za-z_]\w*$/.test(word));
  const module = given?.replace(/:.*$/, "");
  if (!module || !/^\w+(?:\.\w+)*$/.test(module)) return undefined;
  const path = module.replaceAll(".", "/");
  const [first = ""] = path.split("/");
  const isOwn =
    !isPython || (path.includes("/") && files(project).some((file) => `/${file}`.includes(`/${first}/`) && file.endsWith(".py")));
  const exists = [`${path}.py`, `${path}/__main__.py`, `${path}/__init__.py`].some((file) => has(project, file));
  return isOwn && !exists ? `\`${path}.py\`` : undefined;
}

function absentTask(project: Project, words: readonly string[], index: TaskIndex): string | undefined {
  for (const call of invocations(words)) {
    if (call.kind !== "tasks" || !judged.has(call.runner) || call.names.length === 0 || call.folder || call.file || call.packages) continue;
    // `npm ci` and `yarn add` are no scripts.
    if (call.runner === "npm" && !words.includes("run") && !words.includes("run-script")) continue;
    const all = index.tasks({ ...call, names: [], otherwise: "all" }, project.root);
    const isOpen = all.some(({ name, commands }) => /[%$*]/.test(name) || commands.length > 2000);
    // npm's names stand between those of what runs before and after them.
    const name = (call.runner === "npm" && call.names.length === 3 ? call.names[1] : call.names[0]) ?? "";
    // `bun run evals/run.ts` runs a file.
    if (words.includes("bun") && /[./]/.test(name)) continue;
    if (!isOpen && all.length > 0 && index.tasks(call, project.root).length === 0)
      return `${call.runner === "npm" ? "script" : "target"} \`${name}\``;
  }
  return undefined;
}

const files = remembered((project: Project): readonly string[] => [...project.files, ...project.shared]);

/** The command may run in any folder, so the end of a path is enough. */
function has(project: Project, path: string): boolean {
  return files(project).some((file) => file === path || file.endsWith(`/${path}`));
}
