import type { CodeValue } from "../facts/code-value.js";
import type { PythonCall } from "../facts/python-facts.js";
import type { Evidence } from "../project/evidence.js";
import { modulesWith } from "../project/modules-with.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { namesRead } from "../semantics/names-in.js";
import { dotted } from "./dotted.js";
import { calledIn, seen, toolsInUse, useOf } from "./evidence-of.js";
import { isModelRequest, modelCalls } from "./model-calls.js";
import type { Practice } from "./practice.js";
import { scriptGuardrails } from "./script-guardrails.js";
import { usesLanguageModel } from "./uses-language-model.js";

/** Arguments that give a model call a schema or a guard. */
const structured =
  /^(?:response_format|response_model|output_type|output_cls|output_schema|response_schema|result_type|output_pydantic|output_json|input_guardrails|output_guardrails|guardrails|text_format|format)$/;
/** Calls whose format is that of a file. */
const otherFormat = /\.(?:audio|images)\./;

/** Calls that parse or moderate what a model says. */
const checks = dotted(
  "**.with_structured_output",
  "**.PydanticOutputParser",
  "**.JsonOutputParser",
  "**.StructuredOutputParser",
  "**.PydanticToolsParser",
  "**.OutputFixingParser",
  "**.GuardrailsOutputParser",
  "**.from_response_schemas",
  "**.moderations.create",
  "**.bind_tools_strict",
  "**.create_structured_output*",
  "**.structured_predict",
  "**.as_structured_llm",
);

/** Functions and classes of one's own, by their names. */
const ownFunction =
  /(?:^|_)(?:guardrails?|moderation|safeguard|prompt_injection|jailbreak|content_(?:filter|safety))(?:_|$)|(?:^|_)moderate(?:_(?:input|output|text|content|messages?|prompts?|query|answer|response))?$/;
const ownClass = /(?:Guardrails?|Safeguard|Moderation)(?:[A-Z]\w*)?$/;

/** Guards that know of no language model: of any text, as of comments. */
const ofAnyText = new Set(["detoxify", "perspective-api", "better-profanity"]);

export const guardrails: Practice = {
  title: "What goes into or comes out of a language model is checked",
  find: remembered((project) => [
    ...project.withCapability("guardrails", "structured-output").flatMap((tool) => (ofAnyText.has(tool.tool.id) ? [] : useOf(tool))),
    ...(usesLanguageModel(project) ? besideModels(project) : []),
  ]),
};

/** What guards a language model where there is one. */
function besideModels(project: Project): readonly Evidence[] {
  const modules = ownModules(project);
  const moderators = project.withCapability("guardrails").flatMap((tool) => (ofAnyText.has(tool.tool.id) ? useOf(tool) : []));
  return [
    ...moderators,
    ...toolsInUse(project, "pii-redaction"),
    ...calledIn(modules, checks),
    ...structuredCalls(modules),
    ...validatedAnswers(modules),
    ...ownGuards(modules),
    ...scriptGuardrails(project),
  ];
}

const structuredCalls = oncePerModules((modules) =>
  modelCalls(modules).flatMap(({ call, module }) => {
    const argument = otherFormat.test(call.name) ? undefined : schemaOf(call);
    return argument ? [seen("wired", `\`${call.name}(${argument.name}=…)\``, module.place(call.span))] : [];
  }),
);

/** Answers that are read into a model of Pydantic, which refuses what does not fit: `Plan.model_validate_json(reply.choices[0].message.content)`. */
const validatedAnswers = oncePerModules((modules) => {
  const answers = modelCalls(modules);
  return modulesWith(modules, { calls: validates }).flatMap((module) => {
    const kept = answers.filter((one) => one.module === module && isModelRequest(one.call.name));
    return module.facts.calls
      .filter(
        ({ name, scope, arguments: [first] }) =>
          validates.test(name) && first && kept.some(({ call }) => call.scope === scope && readsAny(first.value, call.assignedTo)),
      )
      .map(({ name, span }) => seen("wired", `\`${name}()\` of an answer`, module.place(span)));
  });
});

const validates = /\.(?:model_validate(?:_json)?|parse_raw|validate_json)$/;

function readsAny(value: CodeValue, names: readonly string[]): boolean {
  return namesRead(value).some((name) => names.includes(name.split(/[.[]/, 1)[0] ?? name));
}

function schemaOf(call: PythonCall) {
  return call.arguments.find(({ name, value }) => name !== undefined && structured.test(name) && isSchema(value));
}

/** `format="json"` asks for JSON of any shape, and another text for something else. */
function isSchema({ kind }: CodeValue): boolean {
  return kind !== "none" && kind !== "string";
}

const ownGuards = oncePerModules((modules) =>
  modules.flatMap(({ facts, place }) =>
    [
      ...facts.functions.filter(({ name, empty }) => !empty && ownFunction.test(name)),
      ...facts.classes.filter(({ name }) => ownClass.test(name)),
    ].map(({ name, span }) => seen("present", `\`${name}\``, place(span))),
  ),
);
