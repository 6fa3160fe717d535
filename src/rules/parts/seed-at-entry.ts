import { oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import type { Fix } from "../rule.js";

/** What seeds the generators of a module, by its name. */
const seeding: Readonly<Record<string, (as: string) => string>> = {
  random: (as) => `${as}.seed(42)`,
  numpy: (as) => `${as}.random.seed(42)`,
  torch: (as) => `${as}.manual_seed(42)`,
  tensorflow: (as) => `${as}.random.set_seed(42)`,
};

/** The edit that seeds what the file at `path` imports, before its program does anything; none where that is not a line of its own. */
export function seedAtEntry(project: Project, path: string | undefined): Fix | undefined {
  const module = path === undefined ? undefined : byPath(ownModules(project)).get(path);
  const { calls, imports, mainGuard } = module?.facts ?? {};
  if (!module || !calls || !imports || !mainGuard || module.form === "notebook") return undefined;
  const first = calls.find(({ scope, whole }) => scope === "" && whole.start >= mainGuard.end);
  const lines = imports.flatMap(({ module: name, name: member, as, level }) =>
    level === 0 && member === undefined ? (seeding[name]?.(as) ?? []) : [],
  );
  if (first?.indent === undefined || lines.length === 0) return undefined;
  const { start } = first.whole;
  const text = [...new Set(lines)].map((line) => `${line}\n${first.indent}`).join("");
  return { kind: "edit", title: "Set the seeds first", edits: [{ kind: "replace", path: module.path, span: { start, end: start }, text }] };
}

const byPath = oncePerModules((modules): ReadonlyMap<string, PythonModule> => new Map(modules.map((module) => [module.path, module])));
