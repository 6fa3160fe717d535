import { list, map, short, texts } from "../fields/collection.js";
import { choice, number, referring, text, tool } from "../fields/field.js";
import { schedule } from "../fields/schedule.js";
import { threshold } from "../fields/threshold.js";
import { evalTypes } from "../known-values.js";

const metric = short(
  "name",
  map(
    "A figure that the evaluation gives.",
    {
      name: text("The figure.", "groundedness", "macro_f1", "recall@5"),
      threshold: threshold("The mark that it must reach, or stay under.", ">= 0.9", "<= 0.02"),
    },
    "name",
  ),
);

export const evals = list(
  "evals",
  "How it is judged before it ships.",
  short(
    "name",
    map(
      "An evaluation.",
      {
        name: text("What it is called here; other sections refer to it.", "answer-quality"),
        type: choice(evalTypes, "How it judges."),
        tool: tool("What runs it.", ["llm-evaluation", "evaluation", "testing"], "promptfoo", "ragas"),
        covers: referring("models", texts("The entries of `models` that it judges.", "answerer")),
        dataset: texts("The cases.", "evals/golden.jsonl"),
        command: text("The command that runs it.", "pytest evals"),
        metrics: list("metrics", "The figures it gives, with their marks.", metric),
        slices: texts("The parts of the cases for which figures are given apart.", "language"),
        baseline: short(
          "result",
          map("What the figures are compared with.", {
            result: texts("The file with the baseline's figures.", "evals/results/baseline.json"),
            description: text("What the baseline is.", "keyword search"),
          }),
        ),
        judge: short(
          "model",
          map("The model that judges, and how far it can be trusted.", {
            model: text("The judging model, with its version; not the one under test.", "claude-3-5-sonnet-20241022"),
            calibrated_on: texts("Cases judged by people too.", "evals/judge-human.csv"),
            agreement: number("How far it agrees with people.", 0.84),
          }),
        ),
        results: texts("The file that the last run wrote.", "evals/results/latest.json"),
        schedule: schedule("When it runs by itself.", "@daily"),
        gate: short(
          "ci",
          map("What it stops when it fails.", {
            ci: text("The workflow, and after `#` the job, that runs it.", ".github/workflows/ci.yml#evals"),
            blocks: text("What does not happen when it fails.", "deploy"),
          }),
        ),
      },
      "name",
    ),
  ),
);
