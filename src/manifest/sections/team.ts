import { map, record, short, texts } from "../fields/collection.js";
import { text } from "../fields/field.js";

export const team = short(
  "owners",
  map("Who answers for the project.", {
    owners: texts("Who is accountable: people or teams, as in CODEOWNERS.", "@ml-platform"),
    roles: record("Who holds which role: `data`, `ml`, `operations`, `labels` or your own.", texts("Who holds it.", "@data-eng")),
    domain_experts: texts("Who knows the subject, and reviews labels and evals.", "@support-lead"),
    on_call: text("Who is called when it fails: a rota, a channel or a name.", "https://oncall.example.com/support-desk"),
  }),
);
