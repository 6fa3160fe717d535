import { callsTo, ownModules } from "../project/production-code.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const experimentTracking: Practice = {
  title: "Runs are recorded in a tracker",
  find: (project) => [
    ...toolsInUse(project, "experiment-tracking"),
    ...callsTo(ownModules(project), /TrainingArguments$|SFTConfig$|Trainer$/).flatMap(({ call, at }) => {
      const to = call.arguments.find(({ name }) => name === "report_to")?.value;
      const first = to?.kind === "list" ? to.items[0] : to;
      return first?.kind === "string" && first.value !== "none" ? [seen("wired", `\`report_to="${first.value}"\``, at)] : [];
    }),
  ],
};
