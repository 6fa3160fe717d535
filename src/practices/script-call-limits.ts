import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import { seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { optionOf, scriptModelCalls } from "./script-model-calls.js";

const limit = /^(?:timeout|timeoutMs|maxRetries|max_retries|retries|abortSignal|signal|requestTimeout)$/;

/** Timeouts and retries that JavaScript and TypeScript give to model calls. */
export function scriptCallLimits(project: Project): ReturnType<Practice["find"]> {
  return scriptModelCalls(project).flatMap(({ call, module }): readonly Evidence[] => {
    const value = optionOf(call, limit);
    // A signal that the user's own request gives is no limit of time.
    const isUserAbort = value?.kind === "name" && /req|request|abort|controller/i.test(value.value);
    return value && value.kind !== "none" && !isUserAbort ? [seen("wired", `\`${call.name}()\` has a limit`, module.place(call.span))] : [];
  });
}
