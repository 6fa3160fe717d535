import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { findTool } from "../../tools/index.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { modelRequests, type ProductionCall, productionCalls } from "../parts/model-requests.js";
import { hasSchema, parsedAnswers } from "../parts/parsed-answers.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Gap, Rule } from "../rule.js";

/** What gives a model's text a shape, or holds it against one. */
const validator =
  /(?:^|\.)(?:with_structured_output|withStructuredOutput|PydanticOutputParser|PydanticToolsParser|StructuredOutputParser|from_response_schemas|structured_predict|as_structured_llm|generateObject|streamObject|fromZodSchema|zodResponseFormat|zodTextFormat)$|^instructor\./;
/** Read from text, but not only from a model's. */
const parses = /\.(?:model_validate_json|parse_raw|validate_json|safeParse)$/;
const agent = /(?:^|\.)(?:Agent|Task|create_agent|createAgent|create_react_agent)$/;
const agentSchema = /^(?:output_type|result_type|response_format|responseFormat|output_pydantic|outputType|output_schema)$/;

export const structuredOutput: Rule = {
  title: "Model text is validated before code uses it",
  why: {
    source: "A1",
    text: "Generative models have a free relationship between input and output, so what comes back may be anything; code that reads fields from it has to check that they are there.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`models[].structured_output` names what validates.",
    present: "`models[].structured_output` is a file of the project.",
    wired: "The call is given a schema, or its text goes through pydantic, zod, instructor or an output parser.",
  },
  contradicted: "`models[].structured_output` names a file or tool that is not there.",
  manifest: ["models"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare what validates answers",
      path: ["models"],
      value: [{ name: "TODO: name", structured_output: "TODO: what validates its answers" }],
    },
  ],
  limits:
    "Follows an answer within the function that asked for it, from `json.loads` or `JSON.parse` to the entries that are read. What is caught, returned or handed on is not judged; text that is only shown needs no schema.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.models ?? []).keys()) {
      const claim = claimAt(project, ["models", index, "structured_output"]);
      if (!claim) continue;
      const named = findTool(claim.value);
      if (!claim.exists) gaps.push(absentFile(claim));
      else if (named && !project.tool(named.id))
        gaps.push({
          kind: "contradicted",
          message: `Answers are said to be validated by \`${claim.value}\`, but no dependency or import shows it.`,
          at: claim.at,
        });
      else evidence.push(...claimEvidence(claim));
    }
    evidence.push(...validated(project));
    const parsed = parsedAnswers(project);
    const used = parsed.filter(({ use }) => use === "used");
    if (gaps.length === 0 && evidence.length === 0) {
      const unknown = parsed[0]
        ? "Answers are parsed and handed on; whether they are checked there cannot be seen."
        : "No code is seen that parses a model's text; text that is only shown needs no schema.";
      return { evidence, gaps, unknown };
    }
    return { evidence, gaps, share: (parsed.length - used.length + 1) / (parsed.length + 1) };
  },
};

function validated(project: Project): Evidence[] {
  const seen = (one: ProductionCall, what: string): Evidence => ({ level: "wired", what: `\`${one.label}\` ${what}`, at: one.at });
  const bound = modelRequests(project).find(
    (one) => !one.isOpen && one.option(/^(?:tools|functions|format|text)$/) === undefined && hasSchema(one),
  );
  const files = new Set(modelRequests(project).map(({ at }) => at.path));
  const checked = productionCalls(project, validator)[0] ?? productionCalls(project, parses).find(({ at }) => files.has(at.path));
  const typed = productionCalls(project, agent).find(({ option }) => (option(agentSchema)?.kind ?? "none") !== "none");
  const tool = project.withCapability("structured-output").find(({ level }) => level === "wired");
  return [
    ...(bound ? [seen(bound, "is given a schema")] : []),
    ...(checked ? [seen(checked, "checks answers")] : []),
    ...(typed ? [seen(typed, "has a type of output")] : []),
    ...(tool ? [toolEvidence(tool)] : []),
  ];
}
