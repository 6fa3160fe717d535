import type { CommandLine } from "../facts/ci-facts.js";
import type { PythonArgument } from "../facts/python-facts.js";
import type { Task } from "../facts/task-facts.js";
import { readPython } from "./python/parse-python.js";
import type { Reader } from "./reader.js";

/** Reads the sessions of a `noxfile.py`, or the tasks of an invoke `tasks.py`, with the commands that are written out in them. */
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
    const tasks: Task[] = functions
      .filter(({ decorators }) => decorators.some(({ name }) => (isNox ? /(?:^|\.)session$/ : /(?:^|\.)task$/).test(name)))
      .map(({ name, span }) => ({
        name: name.replaceAll("_", "-"),
        commands: calls
          .filter((call) => call.scope === name && /\.(?:run|run_always|run_install)$/.test(call.name))
          .flatMap((call): CommandLine[] => {
            const words = call.arguments.flatMap(wordOf);
            return words.length > 0 ? [{ text: words.join(" "), span: call.whole }] : [];
          }),
        needs: [],
        span,
      }));
    return { runner: isNox ? "nox" : "invoke", tasks, signs: [], notes: [] };
  },
};

/** The literal text of an argument; of an f-string its literal parts. */
function wordOf({ name, value }: PythonArgument): readonly string[] {
  if (name !== undefined) return [];
  if (value.kind === "string") return [value.value];
  if (value.kind === "format") return [value.parts.map((part) => (part.kind === "string" ? part.value : "…")).join("")];
  return [];
}
