import type { CodeValue } from "../../../facts/code-value.js";
import type { PythonCall } from "../../../facts/python-facts.js";
import { oncePerModules, productionModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import { addKeyword } from "../../../rules/parts/add-keyword.js";
import { constantOf } from "../../../semantics/constant-of.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const weightsFromUrl: CodeCheck = {
  flags:
    "`torch.hub.load_state_dict_from_url` of a known address without `weights_only=True` or `check_hash=True`: it downloads and unpickles in one.",
  silent: "Addresses of PyTorch itself, those that a caller or a setting gives, and tests.",
  source: "PyTorch's documentation of `torch.hub`, as of 2.9: `weights_only` is `False` there",
  languages: ["Python"],
  offByDefault: "The address is often that of the authors' own release.",
  find: (project) => look(productionModules(project)),
};

const download = /^torch\.(?:hub\.load_state_dict_from_url|utils\.model_zoo\.load_url)$/;

/** One finding per file, where it first downloads. */
const look = oncePerModules((modules) =>
  modules.flatMap((module): CodeProblem[] => {
    const found = module.facts.calls.flatMap((call) => {
      const host = download.test(call.name) && !isHeld(call) ? hostOf(modules, module, call) : undefined;
      return host === undefined || /(?:^|\.)pytorch\.org$/.test(host) ? [] : [{ call, host }];
    });
    const [first, ...others] = found;
    if (!first) return [];
    const edits = found.flatMap(({ call }) => (/\.load_url$/.test(call.name) ? [] : (addKeyword(module, call, "weights_only=True") ?? [])));
    return [
      {
        kind: "partial",
        message: `What \`${first.host}\` sends is unpickled, which runs any code in it. Give \`weights_only=True\`, or \`check_hash=True\` and a name with its digest.`,
        at: module.place(first.call.span),
        related: others.slice(0, 10).map(({ call }) => ({ message: "Here too.", at: module.place(call.span) })),
        fixes: edits.length === found.length ? [{ kind: "edit", title: "Load only the weights", edits }] : [],
      },
    ];
  }),
);

/** Whether a download is held to weights or to a digest, or may be. */
function isHeld({ arguments: given }: PythonCall): boolean {
  const isOff = (value: CodeValue) => value.kind === "boolean" && !value.value;
  return given.some(({ name, value, unpacked }) => unpacked || ((name === "weights_only" || name === "check_hash") && !isOff(value)));
}

function hostOf(modules: readonly PythonModule[], module: PythonModule, call: PythonCall): string | undefined {
  const given = (call.arguments.find(({ name }) => name === "url") ?? call.arguments[0])?.value;
  const known = given && constantOf(modules, given, { module, scope: call.scope, offset: call.span.start });
  return known?.value.kind === "string" && !known.isDefault ? /^https?:\/\/([^/]+)/.exec(known.value.value)?.[1] : undefined;
}
