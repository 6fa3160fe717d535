import { list, map, short, texts } from "../fields/collection.js";
import { duration } from "../fields/duration.js";
import { choice, count, text, tool } from "../fields/field.js";
import { piiClasses } from "../known-values.js";

const source = short(
  "name",
  map(
    "A store, bucket, table, connector or dataset that the project reads.",
    {
      name: text("What the source is called here; other sections refer to it.", "tickets"),
      system: tool(
        "Where it lives: a known system, or any other name.",
        ["warehouse", "database", "object-storage", "lakehouse", "feature-store", "broker", "ingestion", "dataset-hub"],
        "hubspot",
        "postgres",
        "s3",
      ),
      via: tool("The connector or job that brings it in.", ["ingestion", "scraping", "broker"], "airbyte"),
      location: texts("Its address: a path, a bucket or a connection without its password.", "s3://acme-lake/tickets/"),
      owner: text("Who answers for it.", "@data-eng"),
      origin: text("How the data comes about or is collected.", "exported nightly from the CRM"),
      licence: text("The licence or terms under which it may be used.", "internal", "CC-BY-4.0"),
      pii: choice(piiClasses, "Whether it holds personal data, or sensitive personal data such as health."),
      lawful_basis: text("The legal ground for using personal data.", "legitimate interest"),
      retention: text("How long it is kept.", "24 months"),
      deletion: text("How one person's data is erased.", "docs/erasure.md", "jobs/erase.py"),
      shared_with: list(
        "receivers",
        "Third parties, such as model providers, that receive it.",
        short(
          "name",
          map(
            "A third party that receives the data.",
            {
              name: text("Who receives it.", "openai"),
              redaction: text("What is taken out first, and by what.", "presidio", "app/redact.py"),
              agreement: text("The agreement that covers it.", "docs/dpa-openai.pdf"),
            },
            "name",
          ),
        ),
      ),
      contract: texts("The schema or data contract.", "contracts/tickets.odcs.yaml"),
      checks: texts("The checks of its quality: files, or a known tool.", "tests/data/test_tickets.py", "dbt"),
      freshness: duration("How old it may be before someone should know.", "24h"),
      versioning: tool("What keeps its versions.", ["data-versioning", "lakehouse", "dataset-hub"], "dvc", "lakefs", "delta"),
    },
    "name",
  ),
);

export const data = map("What goes in: sources, splits, and what is known about them.", {
  sources: list("sources", "Every store, bucket, warehouse, connector or dataset that is read.", source),
  splits: map("The parts of the data that a model learns from and is judged on.", {
    train: texts("The training data.", "data/train.parquet"),
    validation: texts("The data on which choices are made.", "data/validation.parquet"),
    test: texts("The data kept for the last judgement.", "data/test.parquet"),
    by: text("What the split goes by: a time column, a group, at random.", "created_at"),
    seed: count("The seed of a random split.", 13),
  }),
  dictionary: texts("A data dictionary, datasheet or dataset card.", "docs/data.md"),
  known_bias: text("The gaps and biases of the data, written down.", "docs/data.md#gaps"),
  business_rules: short(
    "document",
    map("The business rules behind the transforms.", {
      document: text("Where they are written down.", "docs/rules.md"),
      owner: text("Who decides them.", "@finance"),
    }),
  ),
  features: short(
    "importance",
    map("What each feature is worth, and what it costs.", {
      importance: texts("Feature importance or an ablation.", "reports/feature-importance.json"),
      cost: text("What features cost to compute and to keep.", "docs/features.md#cost"),
    }),
  ),
});
