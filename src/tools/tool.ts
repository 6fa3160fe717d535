/** What a tool is for. Rules ask for a capability, never for a product. */
export type Capability =
  | "ingestion"
  /** Somebody else's system that holds data of the business: a CRM, a spreadsheet, a marketing tool. */
  | "external-system"
  | "scraping"
  | "broker"
  | "transform"
  | "orchestration"
  | "warehouse"
  | "database"
  | "object-storage"
  | "lakehouse"
  | "feature-store"
  | "data-quality"
  | "data-contract"
  | "data-versioning"
  | "dataset-hub"
  | "labelling"
  /** Rows, requests or settings are checked against a type: not by itself a check of a data set. */
  | "schema-validation"
  | "ml-framework"
  | "deep-learning"
  | "forecasting"
  | "fine-tuning"
  | "hyperparameter-search"
  | "explainability"
  | "fairness"
  | "configuration"
  /** Quantisation, compilation and other ways to make inference cheaper. */
  | "model-optimisation"
  | "analysis-language"
  | "business-intelligence"
  | "experiment-tracking"
  | "model-registry"
  | "llm-provider"
  | "llm-framework"
  | "llm-runtime"
  | "llm-gateway"
  | "agent-framework"
  | "structured-output"
  | "vector-store"
  | "in-memory-vector-index"
  /** Gives tools to agents without being one. */
  | "agent-tools"
  | "search-engine"
  | "evaluation"
  | "llm-evaluation"
  /** Lets a language model grade outputs; every such tool has `llm-evaluation` too. */
  | "llm-judge"
  | "guardrails"
  | "pii-redaction"
  | "web-framework"
  | "model-server"
  | "app-framework"
  | "serverless"
  | "hosted-endpoint"
  | "batch-runtime"
  | "container"
  | "container-orchestration"
  | "infrastructure-as-code"
  | "ci"
  | "dependency-updates"
  | "secret-scan"
  | "metrics"
  | "alerting"
  | "dashboard"
  | "tracing"
  | "llm-observability"
  | "error-tracking"
  | "structured-logging"
  | "log-store"
  | "drift-detection"
  | "testing"
  | "load-testing"
  | "static-checks"
  /** Checks types; every such tool has `static-checks` too. */
  | "type-checking"
  | "rate-limit"
  | "auth"
  | "caching"
  /** Arrays, statistics, symbols and graphs; what learns from data is an `ml-framework`. */
  | "scientific-computing"
  | "visualisation"
  /** Reads, changes and draws images, sound and video. */
  | "media"
  /** Turns speech into text, or text into speech. */
  | "speech"
  | "tokenisation"
  /** Writes objects, arrays and weights to files. */
  | "serialisation"
  | "notebooks"
  | "package-management"
  | "task-runner"
  /** Makes commands, and what they show in a terminal. */
  | "command-line"
  | "http-client"
  /** Maps rows to objects, moves schemas, reads tables: not by itself a database. */
  | "data-access"
  | "front-end"
  | "documentation"
  /** The commands, client libraries and machines of a cloud, whatever they are used for. */
  | "cloud"
  | "container-registry"
  | "secret-store"
  /** Serves files, and forwards requests to services or between them. */
  | "proxy"
  /** Keeps what the parts of a distributed system agree on. */
  | "coordination"
  /** Records what came from what: data, runs and models. */
  | "lineage"
  /** Talks with people where they chat; what only notifies them has `alerting`. */
  | "messaging"
  /** Tries again what failed. */
  | "retrying"
  /** Collects what users think of answers. */
  | "user-feedback"
  /** Shares the bill of a cluster out among what runs on it, and warns when it grows. */
  | "cost-monitoring";

/**
 * A system that Roadworthy recognises, as data. Every list is optional; matching is exact unless said otherwise.
 * A word in prose is never a sign.
 */
export interface Tool {
  /** Its name in manifests: kebab-case, as its own community writes it (`scikit-learn`, `wandb`). */
  readonly id: string;
  readonly name: string;
  /** The id of the product that it is a part or a way of use of: `dvc` for DVC pipelines. */
  readonly of?: string;
  readonly capabilities: readonly Capability[];
  /** Its documentation. What is built leaves it out. */
  readonly home: string;
  /** Other spellings accepted in manifests. */
  readonly aliases?: readonly string[];
  /** PyPI names, normalised (PEP 503). `name[extra]` asks for that extra. A trailing `*` matches any ending. */
  readonly pypi?: readonly string[];
  /** Conda names where they differ from PyPI's. */
  readonly conda?: readonly string[];
  /** Packages, for dependencies, imports and calls alike. A trailing `*` matches any ending. */
  readonly npm?: readonly string[];
  /** Dotted modules, or members of modules; each matches itself and all below it. */
  readonly imports?: readonly string[];
  /**
   * Dotted names of calls that show use beyond importing (`pandas.read_sql`): the name itself or any call below it, without `()`.
   * A call counts only for the tools with the longest name that fits, so `openai.AzureOpenAI` takes its calls from `openai`.
   */
  readonly calls?: readonly string[];
  /** Paths relative to the project that are this tool's configuration or source. Tested lower-cased. */
  readonly files?: readonly RegExp[];
  /** Images without registry host and tag: `grafana/grafana`. A trailing `*` matches any ending. */
  readonly images?: readonly string[];
  /** CI actions and other repositories of hooks: `owner/name`, what lies below it, or `owner/` for all of an owner's. Lower case. */
  readonly actions?: readonly string[];
  /** The first word or words of a command line, options left out: `dvc repro`, `mlflow`. Lower case; `_` in the first word is written `-`. */
  readonly commands?: readonly string[];
  /** Addresses of the service itself, not of pages about it. Tested lower-cased against URIs found in code and configuration. */
  readonly uris?: readonly RegExp[];
  /** Environment variables: whole names, or prefixes ending in `_`. */
  readonly env?: readonly string[];
  /** Markers that readers emit for a format or a section of a shared file that identifies the tool; its id is always one. */
  readonly config?: readonly string[];
}
