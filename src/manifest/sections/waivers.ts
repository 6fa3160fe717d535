import { list, map, texts } from "../fields/collection.js";
import { date } from "../fields/date.js";
import { text } from "../fields/field.js";

export const waivers = list(
  "waivers",
  "Practices that are left out on purpose, for now.",
  map(
    "A practice left out on purpose.",
    {
      rule: text("The id of the rule.", "serving/canary"),
      paths: texts("The files that it covers, as globs; all when absent.", "notebooks/**"),
      reason: text("Why it is left out.", "single tenant, one replica until Q2"),
      owner: text("Who decided.", "@sre"),
      expires: date("The last day on which it holds.", "2027-03-31"),
    },
    "rule",
  ),
);
