import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import { ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { constantOf } from "../../semantics/constant-of.js";
import { groupedBy } from "../../text/grouped-by.js";
import type { Place } from "../../text/span.js";

/** A repository on the Hugging Face hub of which code takes what a branch holds on the day. */
export interface UnpinnedRepository {
  /** `org/name`. */
  readonly name: string;
  /** Where it is first taken, and where else. */
  readonly at: Place;
  readonly others: readonly Place[];
}

/** Folders into which training writes, which look like a repository with an owner. */
const ownFolder =
  /^(?:\.|~|models?|outputs?|results?|checkpoints?|ckpts?|data|datasets?|artifacts?|weights?|saved|runs?|tmp|logs?|assets|trained|fine_?tuned|exp(?:eriments?)?|save|out|local|my|your|path|src)(?:[_-]\w+)?\//i;
const repositoryId = /^[\w.-]+\/[\w.-]+$/;
/** A branch, which moves. */
const branch = /^(?:main|master)$/;

/** The repositories with an owner of which calls of a kind name no revision, or only a branch. */
export function unpinnedRepositories(project: Project, wanted: RegExp): readonly UnpinnedRepository[] {
  const modules = ownModules(project);
  const found = modules.flatMap((module) =>
    module.facts.calls.flatMap((call) => {
      const name = wanted.test(call.name) ? unpinned(project, modules, module, call) : undefined;
      return name === undefined ? [] : [{ name, at: module.place(call.span) }];
    }),
  );
  return [...groupedBy(found, ({ name }) => name)].map(([name, [{ at }, ...others]]) => ({
    name,
    at,
    others: others.map((one) => one.at),
  }));
}

/** The repository that a call takes without a revision. */
function unpinned(project: Project, modules: readonly PythonModule[], module: PythonModule, call: PythonCall): string | undefined {
  const option = (key: string) => call.arguments.find(({ name }) => name === key)?.value;
  if (call.arguments.some(({ unpacked }) => unpacked) || option("repo_type") !== undefined) return undefined;
  const repository = textOf(modules, module, call, /^(?:repo_id|pretrained_model_name_or_path|model_name_or_path|model|path)$/);
  if (!repository || !repositoryId.test(repository) || ownFolder.test(repository) || project.exists(repository)) return undefined;
  const revision = option("revision");
  if (!revision || revision.kind === "none") return repository;
  const given = known(modules, module, call, revision);
  return given?.kind === "string" && branch.test(given.value) ? repository : undefined;
}

function textOf(modules: readonly PythonModule[], module: PythonModule, call: PythonCall, name: RegExp): string | undefined {
  const [first] = call.arguments;
  const given =
    call.arguments.find((one) => one.name !== undefined && name.test(one.name)) ?? (first?.name === undefined ? first : undefined);
  const value = given && known(modules, module, call, given.value);
  return value?.kind === "string" ? value.value : undefined;
}

/** What a value surely is: a default may be replaced by a folder. */
function known(modules: readonly PythonModule[], module: PythonModule, call: PythonCall, value: CodeValue) {
  const constant = constantOf(modules, value, { module, scope: call.scope, offset: call.span.start });
  return constant?.isDefault ? undefined : constant?.value;
}
