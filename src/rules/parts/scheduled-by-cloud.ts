import type { Evidence } from "../../project/evidence.js";
import { oncePerObservation } from "../../project/once-per.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { namesRead } from "../../semantics/names-in.js";
import { namesTraining } from "./training-commands.js";

const schedule = /^aws_cdk\.(?:\w+\.)*Schedule\.(?:cron|expression|rate)$/;

/** Schedules that infrastructure code makes for training, by what it calls them: `events.Schedule.expression(retrain_schedule)`. */
export const scheduledByCloud = oncePerObservation((project: Project): readonly Evidence[] =>
  callsTo(productionModules(project), schedule).flatMap(({ call, at }): Evidence[] => {
    const name = call.arguments.flatMap(({ value }) => namesRead(value)).find(namesTraining);
    return name === undefined ? [] : [{ level: "wired", what: `\`${call.name}(${name})\` schedules training`, at }];
  }),
);
