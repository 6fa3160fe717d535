import { declaredEvals, firstEval } from "../parts/declared-evals.js";
import { firstEvalToAdd } from "../parts/first-eval-to-add.js";
import { idleTool, measured } from "../parts/measured.js";
import type { Fix, Rule } from "../rule.js";

/** Whether the right passages are found, under the names that people measure it by. Bare precision and recall are those of a classifier. */
const found =
  /(?:recall|precision|ndcg|hit|hits|map|mrr|accuracy)(?:[-_ ]?(?:rate|ratio))?(?:@|[-_ ]?at[-_ ]?)k?\d*(?:$|[^a-z])|(?:^|[^a-z])(?:ndcg|mrr)(?:[^a-z]|$)|context[-_ ]?(?:recall|precision|relevan\w*)|contextual[-_ ]?(?:recall|precision|relevancy)|hit[-_ ]?rate|mean[-_ ]?reciprocal|reciprocal[-_ ]?rank|retriev\w*[-_ ]?(?:recall|precision|accuracy|relevance|eval\w*|metrics?|score|quality|hit)|eval\w*[-_ ]?retriev|document(?:MRR|MAP|Recall|NDCG)|retriever?evaluator|RetrievalEvaluator/i;

const addTests: Fix = { kind: "scaffold", title: "Add labelled questions and a test of retrieval", scaffold: "rag-evaluation" };

export const retrieval: Rule = {
  title: "Retrieval is measured on its own",
  why: {
    source: "A0 #2",
    text: "Anyone can build a simple RAG that works in a controlled environment; one that holds up in real use takes engineering, and so figures of its own.",
  },
  applies: "rag",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "An entry of `evals` is of type `retrieval`, or has a metric such as `recall@5`.",
    present: "The cases that such an entry names exist.",
    wired: "An evaluation configuration asserts such a metric, or evaluation code works it out.",
  },
  manifest: ["evals"],
  limits: "Knows the metrics by their usual names: recall@k, precision@k, hit rate, MRR, nDCG, context recall and precision.",
  check(project) {
    const evidence = [...declaredEvals(project, "retrieval"), ...measured(project, found)];
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: [] };
    const [declared] = evidence;
    if (declared) {
      const message =
        "An eval of retrieval is declared, but no configuration or code works out recall@k, hit rate, MRR or the like. Add it to the suite.";
      return { evidence, gaps: [{ kind: "weak", message, at: declared.at }] };
    }
    const idle = idleTool(project, "llm-judge", "evaluation");
    const fixes: readonly Fix[] = [
      addTests,
      ...firstEvalToAdd(project, "Declare an eval of retrieval", {
        name: "retrieval",
        type: "retrieval",
        dataset: "TODO: evals/retrieval.jsonl",
        metrics: [{ name: "recall@5", threshold: "TODO: >= 0.9" }],
      }),
    ];
    const message = `Nothing measures retrieval apart from the answer: no recall@k, hit rate, MRR or context recall was found${idle ? `; ${idle.name} is installed only` : " in `evals` or code"}. Measure it on questions with known passages.`;
    const at = project.manifest.has("rag") ? { path: project.manifest.path, span: project.manifest.keySpan("rag") } : idle?.at;
    return { evidence, gaps: [{ kind: "missing", message, at: at ?? firstEval(project), fixes }] };
  },
};
