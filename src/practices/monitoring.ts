import type { CodeValue } from "../facts/code-value.js";
import type { Evidence } from "../project/evidence.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { startOf } from "../text/span.js";
import { seen, useOf } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";
import { optionOf } from "./script-model-calls.js";

/** Where clouds keep log lines, which are no metrics. */
const logGroup = /log[-_]?(?:group|stream|analytics)|logs::/i;

export const monitoring: Practice = {
  title: "A service or model emits metrics or traces",
  find: remembered((project) => [
    ...ownFacts(project, "monitoring").map(({ path, facts }) =>
      seen("present", `\`${project.relative(path)}\` (${facts.role})`, startOf(path)),
    ),
    ...project
      .withCapability("metrics", "tracing", "error-tracking", "llm-observability", "drift-detection", "dashboard")
      .flatMap(({ tool, evidence }) => useOf({ tool, evidence: evidence.filter(({ what }) => !logGroup.test(what)), level: "present" })),
    ...tracesSwitchedOn(ownModules(project)),
    ...telemetry(project),
  ]),
};

/** Variables by which LangChain traces what it runs, and what switches them on. */
const tracing = /^["'](?:LANGCHAIN_TRACING(?:_V2)?|LANGSMITH_TRACING(?:_V2)?)["']$/;
const on = /^(?:true|1)$/i;

/** Calls of the AI SDK that are told to report what they do: `experimental_telemetry: { isEnabled: true }`. */
function telemetry(project: Project): readonly Evidence[] {
  return ownScripts(project).flatMap(({ facts, place }) =>
    facts.calls
      .filter((call) => /^(?:ai|@ai-sdk\/\S*)\./.test(call.name) && reports(optionOf(call, /^experimental_telemetry$/)))
      .map(({ name, span }) => seen("wired", `\`${name}()\` with telemetry`, place(span))),
  );
}

function reports(telemetry: CodeValue | undefined): boolean {
  return (
    telemetry?.kind === "dict" &&
    telemetry.entries.some(
      ({ key, value: enabled }) => key.kind === "string" && key.value === "isEnabled" && !(enabled.kind === "boolean" && !enabled.value),
    )
  );
}

const tracesSwitchedOn = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ facts, place }) =>
    facts.stores
      .filter(
        ({ of, index, value }) => of === "os.environ" && tracing.test(index ?? "") && value?.kind === "string" && on.test(value.value),
      )
      .map(({ index, span }) => seen("wired", `${index?.slice(1, -1)} is switched on`, place(span))),
  ),
);
