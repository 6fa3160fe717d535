import type { CodeValue } from "../../../facts/code-value.js";
import type { PythonCall } from "../../../facts/python-facts.js";
import { oncePerModules, productionModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const trustRemoteCode: CodeCheck = {
  flags:
    "`trust_remote_code=True`, or `torch.hub.load` of a repository, without a commit: code from a hub runs here, whatever its owner puts there.",
  silent: "A revision pinned to a commit or given by a variable, local folders, entry points of the project's own `hubconf.py`, and tests.",
  source: "Transformers' security policy",
  languages: ["Python"],
  find: (project) => look(productionModules(project)),
};

const look = oncePerModules((modules) => {
  const own = ownEntries(modules);
  return modules.flatMap((module) => onePer(module.facts.calls.flatMap((call) => remoteCode(call, module, own))));
});

/** What the project itself gives to those who load it from a hub: the functions that its `hubconf.py` defines or imports. */
function ownEntries(modules: readonly PythonModule[]): ReadonlySet<string> {
  const [hub] = modules.filter(({ path }) => /(?:^|\/)hubconf\.py$/.test(path));
  return new Set(hub && [...hub.facts.functions, ...hub.facts.imports].flatMap(({ name }) => name ?? []));
}

const commit = /^[0-9a-f]{40}$/;

/** The first of one file's gaps, with the places of the others. */
function onePer([first, ...others]: readonly CodeProblem[]): CodeProblem[] {
  if (!first) return [];
  return [{ ...first, related: others.flatMap(({ at }) => (at ? [{ message: "Here too.", at }] : [])) }];
}

/** Code that a hub's repository brings, and that runs here. A commit that somebody looked at stays what it is. */
function remoteCode(call: PythonCall, module: PythonModule, own: ReadonlySet<string>): CodeProblem[] {
  const option = (key: string) => call.arguments.find((one) => one.name === key)?.value;
  const trust = option("trust_remote_code");
  const revision = option("revision") ?? option("code_revision");
  const [first, second] = call.arguments;
  if (trust?.kind === "boolean" && trust.value && first && !isLocal(first.value)) {
    if (revision && (revision.kind !== "string" || commit.test(revision.value))) return [];
    return [
      {
        kind: "partial",
        message:
          "`trust_remote_code=True` runs code from the hub, whatever its owner puts there tomorrow. Read it, and pin `revision` to the commit that was read.",
        at: module.place(trust.span),
      },
    ];
  }
  if (call.name !== "torch.hub.load" || first?.value.kind !== "string") return [];
  const entry = option("model") ?? second?.value;
  if (entry?.kind === "string" && own.has(entry.value)) return [];
  const { value, span } = first.value;
  const [, reference] = /^[\w.-]+\/[\w.-]+(?::(.+))?$/.exec(value) ?? [];
  const source = option("source");
  if (!/^[\w.-]+\/[\w.-]+(?::.+)?$/.test(value) || (source?.kind === "string" && source.value === "local") || commit.test(reference ?? ""))
    return [];
  return [
    {
      kind: "partial",
      message: `\`torch.hub.load\` runs code of \`${value}\`, whatever its owner puts there tomorrow. Add \`:\` and the commit that was read.`,
      at: module.place(span),
    },
  ];
}

function isLocal(value: CodeValue): boolean {
  return value.kind === "string" && /^[./~]/.test(value.value);
}
