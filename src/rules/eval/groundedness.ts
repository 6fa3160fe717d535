import { firstEval } from "../parts/declared-evals.js";
import { embedsOnly } from "../parts/embeds-only.js";
import { firstEvalToAdd } from "../parts/first-eval-to-add.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { idleTool, measured, promptedFigures } from "../parts/measured.js";
import type { Fix, Rule } from "../rule.js";

/** Whether an answer keeps to what the model was given, under the names that people measure it by. */
const grounded =
  /faithfulness|groundedness|is[-_ ]?grounded|(?:how|factually|fully)[-_ ](?:well[-_ ])?grounded|grounded[-_ ](?:in|score|answers?)|hallucinat|context[-_ ]?(?:adherence|utili[sz]ation)|factual[-_ ]?consisten|attribution[-_ ](?:score|accuracy|eval)|citation[-_ ]?(?:accuracy|precision|recall|correct)|supported[-_ ]by[-_ ](?:the[-_ ])?(?:context|source|document)|detect_?hallucination/i;

/** Code that looks at answers while it serves, by its names. */
const looksLive =
  /(?:^|[/_])(?:check|detect|measure|score|verify|compute|validate|assess|evaluate)_(?:\w+_)?(?:hallucinations?|groundedness|grounding|faithfulness)(?:_|$)|(?:^|[/_])(?:hallucinations?|groundedness|grounding|faithfulness)_(?:check|detect|scor|metric|guard|verif|eval|validat)/;

const addTests: Fix = { kind: "scaffold", title: "Add tests of retrieval and of groundedness", scaffold: "rag-evaluation" };

export const groundedness: Rule = {
  title: "It is measured whether answers keep to their sources",
  why: {
    source: "A1; A0 #6",
    text: "Free output brings the risk of hallucination; it is one of the perspectives that an evaluation has to measure before deployment.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "A metric of `evals` is called groundedness, faithfulness or hallucination.",
    wired: "An evaluation configuration asserts it, or evaluation code works it out or calls a library's metric for it.",
  },
  manifest: ["evals"],
  limits:
    "Knows the metric by its usual names. What a hosted evaluation service measures can only be declared. Unknown where code that serves is named for it.",
  looks: madeHereLooks,
  appliesUnless: (project) => {
    const { manifest, traits } = project;
    if (traits.trains.value && ![traits.rag, traits.agent, traits.serves].some(({ value }) => value) && !manifest.has("evals"))
      return "A language model is trained here, and nothing gives it sources to keep to.";
    const rented = (manifest.value.models ?? []).filter(({ provider }) => provider !== undefined);
    return rented.length > 0 && rented.every(({ type }) => type !== undefined && type !== "generation")
      ? "None of the declared language models generates text."
      : embedsOnly(project);
  },
  check(project) {
    const evidence = [...measured(project, grounded), ...promptedFigures(project, grounded)];
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: [] };
    const [declared] = evidence;
    if (declared) {
      const message =
        "Groundedness is declared, but no evaluation configuration or code works it out. Add the assertion or metric to the suite.";
      return { evidence, gaps: [{ kind: "weak", message, at: declared.at }] };
    }
    const [suite] = project.facts("eval");
    if (suite && suite.facts.testFiles.length > 0 && suite.facts.assertions.length === 0)
      return { evidence, gaps: [], unknown: `The assertions of \`${project.relative(suite.path)}\` stand in files that are not read.` };
    const live = madeHere(project, looksLive);
    if (live)
      return {
        evidence,
        gaps: [],
        unknown: `${live.what} is named for whether answers keep to their sources; whether anybody reads what it finds is not seen. Say so in \`evals\`.`,
      };
    const idle = idleTool(project, "llm-judge");
    const message = idle
      ? `${idle.name} is installed, but nothing measures whether answers keep to their sources. Add a faithfulness metric to the evaluation.`
      : `Nothing measures whether ${project.traits.rag.value ? "answers keep to their sources" : "the model makes things up"}: no faithfulness, groundedness or hallucination metric was found in \`evals\`, configurations or code.`;
    const fixes: readonly Fix[] = [
      ...(project.traits.rag.value ? [addTests] : []),
      ...firstEvalToAdd(project, "Declare an eval of groundedness", {
        name: "groundedness",
        type: "llm-judge",
        dataset: "TODO: evals/golden.jsonl",
        metrics: [{ name: "groundedness", threshold: "TODO: >= 0.9" }],
      }),
    ];
    return { evidence, gaps: [{ kind: "missing", message, at: idle?.at ?? firstEval(project), fixes }] };
  },
};
