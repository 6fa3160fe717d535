import * as z from "zod/mini";
import { list, map, short, texts } from "../fields/collection.js";
import { choice, documented, flag, referring, text } from "../fields/field.js";
import { kinds, stages, type Trait, traits } from "../known-values.js";

const traitFlags = map(
  "What the project does or does not do, where detection is wrong.",
  Object.fromEntries(traits.map((trait) => [trait, flag(`Whether the trait \`${trait}\` holds.`)])) as Record<
    Trait,
    ReturnType<typeof flag>
  >,
);
const traitList = z.pipe(
  z.array(choice(traits, "A trait that holds."), { error: "a list of traits" }),
  z.transform((names: Trait[]): z.output<typeof traitFlags> => Object.fromEntries(names.map((name) => [name, true]))),
);

export const project = short(
  "name",
  map(
    "What the project is, how far it claims to be, and what it is for.",
    {
      name: text("The name of the project, as people say it.", "support-desk"),
      description: text("One sentence about it.", "Finds the article that answers a support ticket"),
      kind: list(
        "kinds",
        "What sort of project it is; sets the traits that decide which practices apply.",
        choice(kinds, "A sort of project."),
      ),
      stage: choice(stages, "How far it claims to be. Each stage asks for more practices; the score is for this one."),
      traits: documented(
        z.union([traitFlags, traitList], { error: "a list of traits, or a map of traits to true or false" }),
        "What the project does or does not do, where detection is wrong.",
        [{ "personal-data": true }],
      ),
      use_case: short(
        "problem",
        map("Which problem it solves, for whom, and how success is measured.", {
          problem: text("The decision or task it helps with, and what hurts today.", "Agents spend 6 minutes finding the right article"),
          users: text("Who uses what it gives.", "support agents in the EU team"),
          success_metric: short(
            "name",
            map("The business figure that should move.", {
              name: text("The figure.", "median handling time"),
              target: text("The value to reach, with its unit.", "<= 4 min"),
              owner: text("Who reads the figure.", "@support-lead"),
            }),
          ),
          baseline: short(
            "description",
            map("The simpler way that it must beat, judged on the same data.", {
              description: text("What the simpler way is.", "keyword search"),
              eval: referring("evals", text("The entry of `evals` that judges both.", "answer-quality")),
              result: texts("The file with the baseline's result.", "evals/results/baseline.json"),
            }),
          ),
          human_oversight: text("Who can correct or stop an output, and how.", "agents edit and send; nothing goes out by itself"),
        }),
      ),
      decisions: texts("Where choices of technology are recorded.", "docs/decisions/"),
    },
    "name",
  ),
);
