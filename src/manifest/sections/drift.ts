import { list, map, short, texts } from "../fields/collection.js";
import { choice, referring, text, tool } from "../fields/field.js";
import { schedule } from "../fields/schedule.js";
import { threshold } from "../fields/threshold.js";
import { driftKinds } from "../known-values.js";

export const drift = list(
  "drift checks",
  "How a changing world is noticed.",
  short(
    "tool",
    map("A check for drift.", {
      name: text("What it is called here.", "ticket-drift"),
      kind: choice(driftKinds, "What it watches: inputs, the relation to the target, outputs, or the rented model."),
      tool: tool("What works it out.", ["drift-detection"], "evidently", "nannyml"),
      method: text("The test or figure.", "psi", "ks"),
      columns: texts("The columns that it looks at; all when absent.", "language"),
      reference: texts("The data that it compares with.", "data/reference.parquet"),
      eval: referring("evals", text("The entry of `evals` that it runs, for a rented model.", "answer-quality")),
      job: text("What runs it.", "jobs/drift.py"),
      schedule: schedule("When it runs.", "0 5 * * *"),
      threshold: threshold("The mark at which it trips.", 0.2),
      action: texts("What happens then: `alert`, or what trains again.", "alert", ".github/workflows/retrain.yml"),
    }),
  ),
);
