import type { Project } from "../../project/project.js";
import type { Stack } from "../../project/stack.js";
import { waysToAsk } from "./entry-point.js";

/** What judges whether an answer keeps to its passages: a library with a model as its judge, or words in common. */
export type GroundednessTool = "ragas" | "deepeval" | "overlap";

/** `evals/test_groundedness.py`: do answers keep to what was retrieved? */
export function groundednessTest(project: Project, stack: Stack, tool: GroundednessTool): string {
  const { about, imports, code } = tools[tool];
  return `"""Do answers keep to the passages they were given? Written by Roadworthy; look for TODO.

Run it with \`python -m pytest evals/test_groundedness.py\`. It asks the questions of
retrieval.jsonl.
${about}
"""

import json
${tool === "overlap" ? "import re\n" : ""}from pathlib import Path

import pytest
${imports}
HERE = Path(__file__).resolve().parent
CASES = HERE / "retrieval.jsonl"
RESULTS = HERE / "results" / "groundedness.json"

MINIMUM_GROUNDEDNESS = 0.85


def answer_with_passages(question):
    """The project's answer, and the texts of the passages that the model was given for it."""
    # TODO: ask the project and return both, such as:
${waysToAsk(project, stack)
  .filter((line) => line !== "" && !line.startsWith("return "))
  .map((line) => `    #   ${line}`)
  .join("\n")}
    #   return answer, [passage.text for passage in passages]
    raise NotImplementedError("TODO: return the answer and its passages")


${code}


@pytest.fixture(scope="module")
def report():
    """Asks each question once and keeps the result in results/groundedness.json."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    found = {}
    for case in [json.loads(line) for line in lines if line.strip()]:
        question = case["question"]
        answer, passages = answer_with_passages(question)
        assert passages, f"no passage was given for {question!r}"
        score = groundedness(question, answer, list(passages))
        found[question] = {"groundedness": score, "answer": answer}
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found, indent=2, ensure_ascii=False)
    RESULTS.write_text(text + "\\n", encoding="utf-8")
    return found


def test_answers_keep_to_their_passages(report):
    assert report, "retrieval.jsonl has no questions"
    scores = [one["groundedness"] for one in report.values()]
    loose = {name: one for name, one in report.items() if one["groundedness"] < 0.5}
    assert sum(scores) / len(scores) >= MINIMUM_GROUNDEDNESS, loose
`;
}

const tools: Readonly<Record<GroundednessTool, { readonly about: string; readonly imports: string; readonly code: string }>> = {
  ragas: {
    about: "Ragas has a model judge each statement; hold that judge against people before you trust it.",
    imports: "from ragas import EvaluationDataset, evaluate\nfrom ragas.metrics import Faithfulness\n",
    code: `def groundedness(question, answer, passages):
    """The share of the answer's statements that the passages bear out."""
    sample = {
        "user_input": question,
        "response": answer,
        "retrieved_contexts": passages,
    }
    result = evaluate(EvaluationDataset.from_list([sample]), metrics=[Faithfulness()])
    return float(result.scores[0]["faithfulness"])`,
  },
  deepeval: {
    about: "DeepEval has a model judge each statement; hold that judge against people before you trust it.",
    imports: "from deepeval.metrics import FaithfulnessMetric\nfrom deepeval.test_case import LLMTestCase\n",
    code: `def groundedness(question, answer, passages):
    """The share of the answer's statements that the passages bear out."""
    metric = FaithfulnessMetric(threshold=MINIMUM_GROUNDEDNESS, include_reason=False)
    case = LLMTestCase(
        input=question, actual_output=answer, retrieval_context=passages
    )
    metric.measure(case)
    return float(metric.score)`,
  },
  overlap: {
    about: `The measure needs no model: a sentence is grounded when most of its words, and all of its
numbers, stand in one passage. It finds inventions and misses subtle ones; a model as the
judge finds those too.`,
    imports: "",
    code: `# The share of a sentence's longer words that have to stand in one passage.
MINIMUM_OVERLAP = 0.6


def words_of(text):
    return {word for word in re.findall(r"\\w+", text.lower()) if len(word) > 3}


def numbers_of(text):
    return set(re.findall(r"\\d+(?:[.,]\\d+)*", text))


def is_supported(sentence, passages):
    words, numbers = words_of(sentence), numbers_of(sentence)
    for passage in passages:
        shared = words & words_of(passage)
        enough = len(shared) >= MINIMUM_OVERLAP * len(words)
        if enough and numbers <= numbers_of(passage):
            return True
    return False


def groundedness(question, answer, passages):
    """The share of the answer's sentences that a passage bears out."""
    sentences = [one for one in re.split(r"(?<=[.!?])\\s+", answer) if words_of(one)]
    if not sentences:
        return 0.0
    # What the question says itself is no invention.
    known = [f"{passage} {question}" for passage in passages]
    return sum(is_supported(one, known) for one in sentences) / len(sentences)`,
  },
};
