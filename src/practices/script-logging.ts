import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { seen } from "./evidence-of.js";

const logs =
  /(?:^|[._])\w*log(?:ger|ging)?(?:\(\))?\.(?:debug|info|warn|warning|error|fatal|trace|verbose)$|^(?:pino|winston|bunyan|log4js|consola|loglevel|tslog)\..*\.(?:debug|info|warn|error|fatal|trace)$/i;
const consoles = /^console\.(?:log|info|warn|error|debug)$/;

/** What JavaScript and TypeScript log through a framework, where that is more than they write to the console. */
export function scriptLogging(project: Project): readonly Evidence[] {
  const calls = ownScripts(project).flatMap(({ facts, place }) => facts.calls.map(({ name, span }) => ({ name, at: place(span) })));
  const logged = calls.filter(({ name }) => logs.test(name) && !consoles.test(name));
  const printed = calls.filter(({ name }) => consoles.test(name));
  return logged.length > printed.length ? logged.slice(0, 20).map(({ name, at }) => seen("wired", `\`${name}()\` called`, at)) : [];
}
