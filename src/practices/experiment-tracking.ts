import type { CodeValue } from "../facts/code-value.js";
import { remembered } from "../project/once-per.js";
import { callsTo, ownModules } from "../project/production-code.js";
import type { PythonModule } from "../project/project.js";
import { contains } from "../text/span.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { runCommandsThat } from "./run-commands.js";

/** What trainers of Hugging Face are configured by. */
const trainer = /TrainingArguments$|SFTConfig$|Trainer$/;
const accelerator = /^accelerate\.(?:\w+\.)*Accelerator$/;
const reportOption = /\s--report[_-]to[= ](?!["']?none\b)["']?\w/;

export const experimentTracking: Practice = {
  title: "Runs are recorded in a tracker",
  find: remembered((project) => [
    ...toolsInUse(project, "experiment-tracking"),
    ...callsTo(ownModules(project), trainer).flatMap(({ call, at, module }) => {
      const to = trackerOf(call.arguments.find(({ name }) => name === "report_to")?.value, module);
      return to ? [seen("wired", `\`report_to="${to}"\``, at)] : [];
    }),
    ...callsTo(ownModules(project), accelerator).flatMap(({ call, at, module }) => {
      const to = trackerOf(call.arguments.find(({ name }) => name === "log_with")?.value, module);
      return to ? [seen("wired", `\`log_with="${to}"\``, at)] : [];
    }),
    ...runCommandsThat(project, (text) => reportOption.test(text)).map(({ text, at }) => seen("present", `\`${text.slice(0, 80)}\``, at)),
  ]),
};

/** The tracker, or the first of some, that a trainer reports to; of `"wandb" if wanted else None` the one that is written. */
function trackerOf(value: CodeValue | undefined, { facts }: PythonModule): string | undefined {
  if (value?.kind === "other")
    return facts.strings.find(({ value: text, span }) => contains(value.span, span) && /^(?!none$)\w+$/.test(text))?.value;
  const first = value?.kind === "list" ? value.items[0] : value;
  return first?.kind === "string" && first.value !== "none" ? first.value : undefined;
}
