import type { CommandLine, SwallowedFailure } from "../facts/ci-facts.js";
import type { PythonArgument, PythonCall, PythonFunction } from "../facts/python-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Task } from "../facts/task-facts.js";
import type { Located } from "../text/span.js";
import { commandSign } from "./configuration-signs.js";
import { readPython } from "./python/parse-python.js";
import type { Reader } from "./reader.js";
import { taskSigns } from "./task-signs.js";

/**
 * Reads the sessions of a `noxfile.py`, or the tasks of an invoke `tasks.py`, with the commands that are written out in them. Names have `-` for
 * `_`, as both tools take them; the tasks that an invoke task names first are its needs.
 */
export const noxfileReader: Reader<"tasks"> = {
  name: "noxfile",
  kind: "tasks",
  files: { names: ["noxfile.py", "tasks.py"], patterns: [/(?:^|\/)tasks\/\w+\.py$/] },
  maxBytes: 300_000,
  read({ path, text }) {
    if (text === undefined) return undefined;
    const isNox = path.toLowerCase().endsWith("noxfile.py");
    if (!isNox && !/\bfrom\s+invoke\b|\bimport\s+invoke\b/.test(text)) return undefined;
    const { functions, calls } = readPython(text);
    const installs: Sign[] = calls.flatMap((call) => {
      const packages = isNox && /\.install$/.test(call.name) ? call.arguments.flatMap(wordOf) : [];
      return packages.length > 0 ? [commandSign({ text: `pip install ${packages.join(" ")}`, span: call.whole })] : [];
    });
    const tasks = functions.flatMap((one): Task[] => {
      const decorator = one.decorators.find(({ name }) => (isNox ? /(?:^|\.)session$/ : /(?:^|\.)task$/).test(name));
      if (!decorator) return [];
      const commands = calls.filter((call) => call.scope === one.name && isRun(call)).flatMap(commandOf);
      const needs = isNox ? [] : needsOf(decorator);
      const isDefault =
        !isNox && decorator.arguments.some(({ name, value }) => name === "default" && value.kind === "boolean" && value.value);
      return [{ name: taskName(one.name, decorator), commands, needs, ...(isDefault && { isDefault }), span: one.span }];
    });
    return { runner: isNox ? "nox" : "invoke", tasks, signs: [...taskSigns(tasks), ...installs], notes: [] };
  },
};

type Decorator = PythonFunction["decorators"][number];

function isRun({ name }: PythonCall): boolean {
  return /\.(?:run|run_always|run_install|sudo)$/.test(name);
}

function taskName(own: string, { arguments: given }: Decorator): string {
  const named = given.find(({ name }) => name === "name")?.value;
  return (named?.kind === "string" ? named.value : own).replaceAll("_", "-");
}

/** `@task(clean, build)` and `@task(pre=[clean])`. */
function needsOf({ arguments: given }: Decorator): Located<string>[] {
  return given.flatMap(({ name, value }) => {
    const named = value.kind === "list" && name === "pre" ? value.items : [name === undefined ? value : undefined];
    return named.flatMap((one) =>
      one?.kind === "name" ? [{ value: (one.value.split(".").at(-1) ?? one.value).replaceAll("_", "-"), span: one.span }] : [],
    );
  });
}

function commandOf(call: PythonCall): CommandLine[] {
  const words = call.arguments.flatMap(wordOf);
  const swallowed = ignoredFailure(call);
  return words.length > 0 ? [{ text: words.join(" "), span: call.whole, ...(swallowed && { swallowed }) }] : [];
}

/** `warn=True` of invoke, whose result nobody keeps. */
function ignoredFailure({ arguments: given, assignedTo, whole }: PythonCall): SwallowedFailure | undefined {
  const isIgnored = assignedTo.length === 0 && given.some(({ name, value }) => name === "warn" && value.kind === "boolean" && value.value);
  return isIgnored ? { by: "warn=True", span: whole } : undefined;
}

/** The literal text of an argument; of an f-string its literal parts. */
function wordOf({ name, value }: PythonArgument): readonly string[] {
  if (name !== undefined) return [];
  if (value.kind === "string") return [value.value];
  if (value.kind === "format") return [value.parts.map((part) => (part.kind === "string" ? part.value : "…")).join("")];
  return [];
}
