import { alarmCall } from "../../practices/alerting.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";

const aboutDrift = /drift/i;

/** The first alarm on drift that infrastructure code makes: it compares a figure with a limit, and tells whoever listens to it. */
export function driftAlarm(project: Project): Evidence | undefined {
  return alarmsOnDrift(ownModules(project))[0];
}

const alarmsOnDrift = oncePerModules((modules): readonly Evidence[] =>
  callsTo(modules, alarmCall).flatMap(({ call, at }) =>
    call.arguments.some(({ value }) => value.kind === "string" && aboutDrift.test(value.value))
      ? [{ level: "wired", what: `\`${call.name}()\` on drift`, at }]
      : [],
  ),
);
