import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { seen } from "./evidence-of.js";

/** Methods of what is called a logger, and of the loggers that the known frameworks make. A blog is none. */
const logger = /(?:^|[._])(?:\w*[lL]ogg(?:er|ing)|log)(?:\(\))?\.(?:debug|info|warn|warning|error|fatal|trace|verbose)$/;
const framework = /^(?:pino|winston|bunyan|log4js|consola|loglevel|tslog)(?:\(\))?\.(?:.*\.)?(?:debug|info|warn|error|fatal|trace)$/;
/** The logger that Azure hands to each function. */
const ofFunction = /^(?:\w*[cC]ontext|@azure\/functions\.(?:InvocationC|C)ontext\(\))\.(?:log|trace|debug|info|warn|error)(?:\.\w+)?$/;
const consoles = /^console\.(?:log|info|warn|error|debug)$/;

/** What JavaScript and TypeScript log through a framework, where that is more than they write to the console. */
export function scriptLogging(project: Project): readonly Evidence[] {
  const calls = ownScripts(project).flatMap(({ facts, place }) => {
    const isFunction = facts.imports.some(({ module }) => module === "@azure/functions");
    return facts.calls.map(({ name, span }) => ({ name, at: place(span), isFunction }));
  });
  const logged = calls.filter(({ name, isFunction }) => logger.test(name) || framework.test(name) || (isFunction && ofFunction.test(name)));
  const printed = calls.filter(({ name }) => consoles.test(name));
  return logged.length > printed.length ? logged.slice(0, 20).map(({ name, at }) => seen("wired", `\`${name}()\` called`, at)) : [];
}
