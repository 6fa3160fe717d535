import { codeSpan, commentText, yamlScalar } from "../quote.js";

/** Libraries by the names that the Hugging Face Hub gives them. */
export type CardLibrary = "transformers" | "sentence-transformers" | "peft" | "sklearn" | "keras" | "spacy";

/** What a card is about. Paths are relative to the project. */
export interface Card {
  readonly name: string;
  readonly trains: boolean;
  readonly retrieves: boolean;
  readonly task: "classification" | "regression";
  readonly library: CardLibrary | undefined;
  readonly saved: string | undefined;
  /** Ids of language models that are asked. */
  readonly models: readonly string[];
  readonly data: readonly string[];
  /** The command that evaluates it. */
  readonly evaluation: string | undefined;
  readonly route: string | undefined;
  readonly hasDatasheet: boolean;
}

/** `MODEL_CARD.md`. What is detected is said; what only people know is a TODO and counts as unsaid. */
export function modelCardText(card: Card): string {
  const { name, data, evaluation, route, saved, models, hasDatasheet } = card;
  const facts = [
    ...(saved ? [`- Saved as ${codeSpan(saved)}`] : []),
    ...models.map((model) => `- Asks ${codeSpan(model)}`),
    ...(route ? [`- Used by the ${commentText(route)}`] : []),
  ];
  return `---
${frontMatter(card)}---

# Model card of ${commentText(name)}

<!-- Written by Roadworthy, after Mitchell et al. 2019, "Model Cards for Model Reporting". Replace each TODO. -->

${facts.length > 0 ? `${facts.join("\n")}\n\n` : ""}## Intended use

TODO: who uses the answers, for which decision, and what happens without the model.

TODO: what it must not be used for.

## Data

${data.map((file) => `- ${codeSpan(file)}\n`).join("")}${data.length > 0 ? "\n" : ""}TODO: period, size and selection of the data${hasDatasheet ? "; the datasheet is in docs/datasheet.md" : ""}.

${card.retrieves ? "TODO: which documents are searched, how old they may be, and who may read them.\n\n" : ""}## Metrics

${evaluation ? `TODO: the figures of ${codeSpan(evaluation)}, overall and for each slice, with the day and the version.` : "TODO: the figures on data that training never saw, overall and for each slice, with the day and the version."}

TODO: what a person or a simple rule reaches on the same data.

## Limits and risks

TODO: for whom or when it is wrong more often, and how that was measured.

TODO: what is done when it is wrong: who notices, who decides, who can be asked.
`;
}

/** The task is named only where the library leaves no doubt of it. */
function frontMatter({ trains, task, library, models, name }: Card): string {
  const isTabular = trains && (library === "sklearn" || library === undefined);
  const pipeline = isTabular ? `tabular-${task}` : models.length > 0 ? "text-generation" : undefined;
  return [
    "# TODO: license and language, as https://huggingface.co/docs/hub/model-cards names them.",
    ...(library ? [`library_name: ${library}`] : []),
    ...(pipeline ? [`pipeline_tag: ${pipeline}`] : []),
    "tags:",
    `  - ${yamlScalar(name)}`,
    ...(trains ? ["metrics:", ...(task === "classification" ? ["  - f1", "  - accuracy"] : ["  - mae", "  - r_squared"])] : []),
    "",
  ].join("\n");
}
