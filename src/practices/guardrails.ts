import { oncePerModules, ownModules } from "../project/production-code.js";
import { calledIn, seen, toolsInUse } from "./evidence-of.js";
import { modelCalls } from "./model-calls.js";
import type { Practice } from "./practice.js";
import { scriptGuardrails } from "./script-guardrails.js";

const structured =
  /^(?:response_format|response_model|output_type|output_cls|output_schema|response_schema|result_type|output_pydantic|output_json|input_guardrails|output_guardrails|guardrails|text_format|format)$/;
const parses =
  /(?:^|\.)(?:with_structured_output|PydanticOutputParser|JsonOutputParser|StructuredOutputParser|PydanticToolsParser|OutputFixingParser|GuardrailsOutputParser|from_response_schemas|moderations\.create|bind_tools_strict|create_structured_output\w*|structured_predict|as_structured_llm)$/;
const ownGuard =
  /(?:^|_)(?:guardrails?|moderat(?:e|ion)|safeguard|prompt_injection|jailbreak|content_(?:filter|safety))(?:_|$)|(?:Guardrails?|Safeguard|Moderation)(?:Output|Agent|Result|Check)?$/;

export const guardrails: Practice = {
  title: "What goes into or comes out of a language model is checked",
  find: (project) => {
    if (!project.traits.llm.value) return [];
    const modules = ownModules(project);
    return [
      ...toolsInUse(project, "guardrails", "structured-output", "pii-redaction"),
      ...calledIn(modules, parses),
      ...structuredCalls(modules),
      ...ownGuards(modules),
      ...scriptGuardrails(project),
    ];
  },
};

const structuredCalls = oncePerModules((modules) =>
  modelCalls(modules).flatMap(({ call, module }) => {
    const argument = call.arguments.find(
      ({ name, value }) => name !== undefined && structured.test(name) && value.kind !== "none" && isSchema(name, value.kind),
    );
    return argument ? [seen("wired", `\`${call.name}(${argument.name}=…)\``, module.place(call.span))] : [];
  }),
);

/** `format="json"` asks for JSON; another text is something else. */
function isSchema(name: string, kind: string): boolean {
  return name !== "format" || kind !== "string";
}

const ownGuards = oncePerModules((modules) =>
  modules.flatMap((module) =>
    [...module.facts.functions.filter(({ empty }) => !empty), ...module.facts.classes]
      .filter(({ name }) => ownGuard.test(name))
      .map(({ name, span }) => seen("present", `\`${name}\``, module.place(span))),
  ),
);
