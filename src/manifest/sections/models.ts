import { list, map, short, texts } from "../fields/collection.js";
import { duration } from "../fields/duration.js";
import { choice, count, referring, text, tool, version } from "../fields/field.js";
import { money } from "../fields/money.js";
import { modelTypes } from "../known-values.js";

export const models = list(
  "models",
  "Every model in use, own or rented.",
  short(
    "name",
    map(
      "A model, own or rented.",
      {
        name: text("What it is called here; evals refer to it.", "router"),
        type: choice(modelTypes, "The task it does."),
        framework: tool("What it is built with.", ["ml-framework", "deep-learning", "forecasting", "fine-tuning"], "scikit-learn"),
        provider: tool("Who runs it, for a rented model.", ["llm-provider", "llm-gateway", "llm-runtime"], "openai", "bedrock"),
        version: version("The exact version: a dated id, a revision, a registry version.", "gpt-4o-2024-08-06", "3"),
        owner: text("Who answers for it.", "@ml-platform"),
        licence: text("The licence or terms of its weights.", "apache-2.0"),
        justification: text("Why this sort of model and not a simpler one.", "beats the ARIMA baseline by 12 % on the same weeks"),
        registry: tool("Where versions are kept and promoted.", ["model-registry"], "mlflow"),
        max_age: duration("How old it may grow before it must be trained again.", "60d"),
        fallback: referring(
          "models",
          texts("What answers when it does not: other models, or a simpler answer.", "claude-3-5-sonnet-20241022"),
        ),
        timeout: duration("How long a call may take.", "20s"),
        retries: count("How often a failed call is tried again.", 2),
        max_output_tokens: count("How many tokens an answer may have.", 800),
        structured_output: text("What validates its text before code uses it.", "pydantic", "app/schemas.py"),
        cache: text("What keeps answers to repeated calls.", "redis"),
        budget: short(
          "monthly",
          map("What it may cost.", {
            monthly: money("The limit per month.", "900 EUR"),
            per_request: money("The limit per request.", "0.02 EUR"),
            tracked_by: text("What records the spend.", "langfuse"),
          }),
        ),
        fine_tune: short(
          "base",
          map("Where a fine-tuned model or adapter comes from.", {
            base: text("The base model, with its version.", "mistralai/Mistral-7B-v0.3"),
            method: text("How it was tuned.", "lora"),
            data: texts("The data it was tuned on.", "data/tune.jsonl"),
            config: texts("The configuration of the run.", "conf/lora.yaml"),
          }),
        ),
      },
      "name",
    ),
  ),
);
