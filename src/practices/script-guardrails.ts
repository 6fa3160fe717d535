import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { seen } from "./evidence-of.js";
import { optionOf, scriptModelCalls } from "./script-model-calls.js";

const structured =
  /(?:^|\.)(?:generateObject|streamObject|withStructuredOutput|zodResponseFormat|zodTextFormat|moderations\.create|createModeration)$/;
const option =
  /^(?:response_format|responseFormat|schema|outputSchema|responseSchema|experimental_output|output|inputGuardrails|outputGuardrails)$/;

/** Structured output and moderation in JavaScript and TypeScript. */
export function scriptGuardrails(project: Project): readonly Evidence[] {
  const calls = scriptModelCalls(project).filter(({ call }) => structured.test(call.name) || isObject(optionOf(call, option)));
  const others = ownScripts(project).flatMap((module) =>
    module.facts.calls
      .filter(({ name }) => /\.withStructuredOutput$|\.moderations\.create$|\.createModeration$/.test(name))
      .map((call) => ({ call, module })),
  );
  return [...calls, ...others].map(({ call, module }) => seen("wired", `\`${call.name}()\` checks its output`, module.place(call.span)));
}

function isObject(value: ReturnType<typeof optionOf>): boolean {
  return value !== undefined && value.kind !== "string" && value.kind !== "none" && value.kind !== "boolean";
}
