import type { PythonCall } from "../facts/python-facts.js";
import { modulesWith } from "../project/modules-with.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, productionModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { scriptLogging } from "./script-logging.js";

/** Methods of what is called a log, a logger or logging, by itself or behind an underscore. A blog is none. */
const logs =
  /(?:^|[._])(?:\w*logg(?:er|ing)|(?:\w*_)?logs?)(?:\(\))?\.(?:debug|info|warning|warn|error|exception|critical|success|log|trace)$/i;
const prints = /^(?:print|rich\.print|pprint\.pprint|typer\.echo|click\.echo)$/;
/** Folders of commands that a person runs beside a service. */
const besideService = /(?:^|\/)(?:scripts?|bin|alembic|migrations)\//;

export const logging: Practice = {
  title: "Code reports through a logging framework",
  find: remembered((project) => [...mostlyLogs(productionModules(project)), ...scriptLogging(project)]),
};

/** Whether a call, by its full dotted name, is one of a logger's. */
export function isLogCall(name: string): boolean {
  return logs.test(name);
}

/** The first call of each module that logs, beside whatever it prints. */
export const loggingCalls = oncePerModules((modules) =>
  modulesWith(modules, { calls: logs }).flatMap((module) => {
    const call = besideService.test(module.path) ? undefined : module.facts.calls.find(({ name }) => logs.test(name));
    return call ? [seen("present", `\`${call.name}()\` called`, module.place(call.span))] : [];
  }),
);

/** What logs, where at least as many modules log as print. */
const mostlyLogs = oncePerModules((modules) => {
  const isOfService = ({ path }: PythonModule) => !besideService.test(path);
  const hasService = modules.some(isOfService);
  const speaking = modulesWith(modules, { calls: (name) => logs.test(name) || prints.test(name) });
  const reporting = (hasService ? speaking.filter(isOfService) : speaking).map((module) => ({
    module,
    logged: module.facts.calls.filter(({ name }) => logs.test(name)),
    printed: module.facts.calls.filter((call) => prints.test(call.name) && !isOutput(module, call)),
  }));
  const logging = reporting.filter(({ logged }) => logged.length > 0);
  const printing = reporting.filter(({ logged, printed }) => printed.length > logged.length);
  if (logging.length < printing.length) return [];
  return logging
    .flatMap(({ module, logged }) => logged.slice(0, 2).map(({ name, span }) => seen("wired", `\`${name}()\` called`, module.place(span))))
    .slice(0, 20);
});

/** Whether a module prints only where it is run by hand: below its `__main__` guard. */
function isOutput({ facts: { mainGuard } }: PythonModule, { scope, span }: PythonCall): boolean {
  return mainGuard !== undefined && scope === "" && span.start > mainGuard.start;
}
