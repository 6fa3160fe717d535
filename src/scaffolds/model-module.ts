import { mayAskForText } from "../practices/gives-embeddings-only.js";
import { isModelRequest, modelCalls } from "../practices/model-calls.js";
import { scriptModelCalls } from "../practices/script-model-calls.js";
import { productionModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { fromProject } from "../project/stack/seen.js";
import { serviceFolder } from "../project/stack/service.js";
import type { Stack } from "../project/stack.js";
import { folderOf, pathIn, wayInto } from "../workspace/path-parts.js";

/** A new module that stands between a project's code and its language models. */
export interface ModelModule {
  readonly language: "python" | "typescript" | "javascript";
  /** Where it goes, relative to the project. */
  readonly path: string;
  /** How Python imports it: `app.guardrails`; how the script `usedIn` does: `./guardrails.js`. */
  readonly name: string;
  /** The file that asks the model, relative to the project, where one is seen. */
  readonly usedIn?: string;
}

/** Places a module beside the code that asks a language model, in the language of that code. `name` is in snake case. */
export function modelModule(project: Project, stack: Stack, name: string): ModelModule {
  const calls = modelCalls(productionModules(project)).filter(({ module }) => module.form === "module");
  // What asks for an answer goes before what only makes a client, or embeds.
  const asking = [isModelRequest, mayAskForText, () => true].flatMap((isMeant) =>
    calls.flatMap(({ call, module }) => (isMeant(call.name) ? (fromProject(project, module.path) ?? []) : [])),
  );
  const script = scriptModelCalls(project)
    .filter(({ module }) => module.role === "production")
    .flatMap(({ module }) => fromProject(project, module.path) ?? [])[0];
  const usedIn = asking[0] ?? (stack.service?.framework === undefined ? undefined : stack.service.file);
  if (asking.length === 0 && script !== undefined) return scriptModule(project, script, name);
  const folder = stack.service ? serviceFolder(stack.service) : folderOf(asking[0] ?? "");
  return {
    language: "python",
    path: pathIn(folder, `${name}.py`),
    name: importName(project, stack, folder, name),
    ...(usedIn !== undefined && { usedIn }),
  };
}

/** How Python code imports a module in a folder of the project; its bare name where the folder is no package name. */
export function importName(project: Project, stack: Stack, folder: string, name: string): string {
  if (!stack.service && !folder.split("/").every((part) => project.exists(`${part}/__init__.py`))) return name;
  const inside = wayInto(stack.service?.importRoot ?? "", folder) ?? "";
  const parts = [...inside.split("/").filter(Boolean), name];
  return parts.every((part) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part)) ? parts.join(".") : name;
}

/** Places a new module beside the code of a service that Node.js runs, in its language. */
export function nodeModule(project: Project, name: string): ModelModule {
  const own = ownScripts(project).flatMap(({ path, role }) => (role === "production" ? (fromProject(project, path) ?? []) : []));
  const asking = scriptModelCalls(project).flatMap(({ module }) => fromProject(project, module.path) ?? []);
  const usual = /^(?:(?:src|app|server)\/)?(?:server|index|main|app)\.[cm]?[jt]s$/;
  const usedIn = own.find((file) => usual.test(file)) ?? asking[0] ?? own[0];
  return usedIn === undefined
    ? { language: "javascript", path: `${name.replaceAll("_", "-")}.mjs`, name: `./${name.replaceAll("_", "-")}.mjs` }
    : scriptModule(project, usedIn, name);
}

function scriptModule(project: Project, usedIn: string, name: string): ModelModule {
  const file = name.replaceAll("_", "-");
  const language = /\.[cm]?tsx?$/.test(usedIn) ? "typescript" : "javascript";
  // Whether `.js` means a module is up to the project's package.json.
  const ending = language === "typescript" ? "ts" : "mjs";
  // Frameworks give the folders of their routes a meaning.
  const shared = ["src/lib", "lib", "app/lib"].find((folder) =>
    project.files.some((path) => fromProject(project, path)?.startsWith(`${folder}/`)),
  );
  const isRoute = /(?:^|\/)(?:app|pages|routes|api)\//.test(usedIn);
  const folder = isRoute ? (shared ?? (usedIn.startsWith("src/") ? "src/lib" : "lib")) : folderOf(usedIn);
  const path = pathIn(folder, `${file}.${ending}`);
  return { language, path, name: relativeImport(usedIn, path), usedIn };
}

/** How a file of the project imports a script, without an ending where TypeScript is bundled. */
export function relativeImport(from: string, to: string): string {
  const above = folderOf(from).split("/").filter(Boolean);
  const target = to.split("/");
  let common = 0;
  while (common < above.length && common < target.length - 1 && above[common] === target[common]) common++;
  const up = "../".repeat(above.length - common) || "./";
  return `${up}${target.slice(common).join("/").replace(/\.ts$/, ".js")}`;
}
