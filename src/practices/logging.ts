import { oncePerModules, productionModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { scriptLogging } from "./script-logging.js";

const logs =
  /(?:^|\.|_)(?:log|logs|logger|logging|get_logger\(\)|getLogger\(\)|get_run_logger\(\)|get_dagster_logger\(\)|bind\(\)|getChild\(\))\.(?:debug|info|warning|warn|error|exception|critical|success|log|trace)$/i;
const prints = /^(?:print|rich\.print|pprint\.pprint|typer\.echo|click\.echo)$/;

export const logging: Practice = {
  title: "Code reports through a logging framework",
  find: (project) => [...mostlyLogs(productionModules(project)), ...scriptLogging(project)],
};

/** What logs, where more is logged than printed. */
const mostlyLogs = oncePerModules((modules) => {
  const logged = modules.flatMap((module) => calls(module, logs));
  const printed = modules.reduce((sum, module) => sum + calls(module, prints).length, 0);
  return logged.length > 0 && logged.length >= printed ? logged.slice(0, 20) : [];
});

function calls(module: PythonModule, pattern: RegExp) {
  return module.facts.calls
    .filter(({ name }) => pattern.test(name))
    .map(({ name, span }) => seen("wired", `\`${name}()\` called`, module.place(span)));
}
