import type { CodeValue } from "../facts/code-value.js";
import { callsTo, ownModules } from "../project/production-code.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { runCommands } from "./run-commands.js";

/** What trainers of Hugging Face are configured by. */
const trainer = /TrainingArguments$|SFTConfig$|Trainer$/;
const reportOption = /\s--report[_-]to[= ](?!["']?none\b)["']?\w/;

export const experimentTracking: Practice = {
  title: "Runs are recorded in a tracker",
  find: (project) => [
    ...toolsInUse(project, "experiment-tracking"),
    ...callsTo(ownModules(project), trainer).flatMap(({ call, at }) => {
      const to = trackerOf(call.arguments.find(({ name }) => name === "report_to")?.value);
      return to ? [seen("wired", `\`report_to="${to}"\``, at)] : [];
    }),
    ...runCommands(project)
      .filter(({ text }) => reportOption.test(text))
      .map(({ text, at }) => seen("present", `\`${text.slice(0, 80)}\``, at)),
  ],
};

/** The tracker, or the first of some, that a trainer reports to. */
function trackerOf(value: CodeValue | undefined): string | undefined {
  const first = value?.kind === "list" ? value.items[0] : value;
  return first?.kind === "string" && first.value !== "none" ? first.value : undefined;
}
