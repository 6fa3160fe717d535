import { map, short, texts } from "../fields/collection.js";
import { date } from "../fields/date.js";
import { text } from "../fields/field.js";

export const governance = map("Whether it may run, and what its users are told.", {
  model_card: texts("Purpose, data, metrics and limits of the models.", "MODEL_CARD.md"),
  risk_assessment: short(
    "file",
    map("What could go wrong, for whom.", {
      file: text("The assessment.", "docs/risk.md"),
      reviewed: date("When it was last read through.", "2026-09-01"),
      next_review: date("When it has to be read through again.", "2027-03-01"),
      owner: text("Who answers for it.", "@risk"),
    }),
  ),
  disclosure: text("How users are told that it is AI, and its limits.", "app/templates/notice.html"),
  access: text("Who may reach data and models.", "docs/access.md"),
  licences: texts("The licences of the project, its models and its data.", "LICENSE"),
});
