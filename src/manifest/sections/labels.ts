import { map, short, texts } from "../fields/collection.js";
import { number, share, text } from "../fields/field.js";

export const labels = map("How the answers that a model learns from come about.", {
  owner: text("Who answers for labelling.", "@support-qa"),
  guideline: text("The guide that labellers follow.", "docs/labelling.md"),
  agreement: short(
    "value",
    map("How far labellers agree, or the result of an audit.", {
      metric: text("The measure.", "cohen-kappa"),
      value: number("The figure reached.", 0.81),
      minimum: number("The floor under which labels are not used.", 0.7),
      evidence: texts("The file with the figure.", "labels/agreement.json"),
    }),
  ),
  synthetic: short(
    "share",
    map("Labels made by a model or a program.", {
      share: share("Their share of all labels, between 0 and 1.", 0.15),
      made_by: text("What makes them.", "gpt-4o-2024-08-06"),
      validated_by: texts("The check against labels made by people.", "labels/synthetic-check.ipynb"),
    }),
  ),
});
