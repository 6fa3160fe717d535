import { oncePerModules, productionModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { scriptLogging } from "./script-logging.js";

/** Methods of what is called a log, a logger or logging, by itself or behind an underscore. A blog is none. */
const logs =
  /(?:^|[._])(?:\w*logg(?:er|ing)|(?:\w*_)?logs?)(?:\(\))?\.(?:debug|info|warning|warn|error|exception|critical|success|log|trace)$/i;
const prints = /^(?:print|rich\.print|pprint\.pprint|typer\.echo|click\.echo)$/;

export const logging: Practice = {
  title: "Code reports through a logging framework",
  find: (project) => [...mostlyLogs(productionModules(project)), ...scriptLogging(project)],
};

/** What logs, where at least as many modules log as print. */
const mostlyLogs = oncePerModules((modules) => {
  const logged = modules.map((module) => calls(module, logs)).filter((found) => found.length > 0);
  const printing = modules.filter((module) => calls(module, prints).length > calls(module, logs).length);
  return logged.length >= printing.length ? logged.flatMap((found) => found.slice(0, 2)).slice(0, 20) : [];
});

function calls(module: PythonModule, pattern: RegExp) {
  return module.facts.calls
    .filter(({ name }) => pattern.test(name))
    .map(({ name, span }) => seen("wired", `\`${name}()\` called`, module.place(span)));
}
