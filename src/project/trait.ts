import { traits } from "../manifest/known-values.js";
import type { Evidence } from "./evidence.js";

/**
 * What kind of project it is. `trains`: fits or fine-tunes a model · `serves`: answers requests · `batch`: scheduled inference ·
 * `llm`: calls or hosts a language model · `labels`: supervised · `pipeline`: moves or transforms data.
 */
export const traitNames = traits;

export type TraitName = (typeof traits)[number];

/** What each trait means, and what shows it where the manifest is silent. */
export const traitMeanings: Readonly<Record<TraitName, { readonly means: string; readonly shownBy: string }>> = {
  trains: {
    means: "It fits or fine-tunes a model.",
    shownBy: "code that fits an estimator or network of a learning library; fitting a scaler or an encoder alone does not",
  },
  serves: {
    means: "It answers requests.",
    shownBy: "a web framework, model server, app framework, serverless function or hosted endpoint that is called or run outside notebooks",
  },
  batch: { means: "It scores in batches, on a schedule.", shownBy: "a CI schedule that runs a prediction or scoring command" },
  llm: {
    means: "It calls or hosts a language model.",
    shownBy: "a provider's client, an LLM or agent framework, a gateway or a runtime that is called, or a generative model that is loaded",
  },
  rag: {
    means: "It retrieves passages for a language model.",
    shownBy: "a language model together with a vector store or index that is called, or a retriever",
  },
  agent: { means: "A language model decides which tools to call.", shownBy: "an agent framework that is called, or an agent that is made" },
  labels: { means: "It learns from labels.", shownBy: "fitting with a target, a train-test split or a supervised loss" },
  "personal-data": {
    means: "It handles data about people.",
    shownBy: "a tool that redacts personal data; a source whose `pii` is personal or sensitive says so in the manifest",
  },
  "time-series": { means: "It forecasts.", shownBy: "a forecasting library that is called, or a time-series split" },
  pipeline: { means: "It moves or transforms data.", shownBy: "a workflow engine that is called, or a dbt, Spark or Flink project" },
  notebooks: { means: "Work is done in notebooks.", shownBy: "a notebook outside of examples, tests and documents" },
};

/** Whether the project has a trait, and who says so. */
export interface Trait {
  readonly value: boolean;
  readonly source: "manifest" | "detected" | "not detected";
  readonly evidence: readonly Evidence[];
}

export type Traits = Readonly<Record<TraitName, Trait>>;

/** When a rule applies: always, by a trait, or by a combination. */
export type Condition = "always" | TraitName | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

export function all(...conditions: Condition[]): Condition {
  return { all: conditions };
}

export function any(...conditions: Condition[]): Condition {
  return { any: conditions };
}

/** Whether a condition holds. */
export function holds(condition: Condition, traits: Traits): boolean {
  if (condition === "always") return true;
  if (typeof condition === "string") return traits[condition].value;
  return "all" in condition ? condition.all.every((one) => holds(one, traits)) : condition.any.some((one) => holds(one, traits));
}

/** A condition in words: `trains and (serves or batch)`. */
export function describe(condition: Condition): string {
  if (typeof condition === "string") return condition;
  const [parts, word] = "all" in condition ? [condition.all, " and "] : [condition.any, " or "];
  return parts.map((part) => (typeof part !== "string" && parts.length > 1 ? `(${describe(part)})` : describe(part))).join(word);
}
