/** How far a project claims to be. The order is the order of maturity. */
export const stages = ["prototype", "pilot", "production"] as const;
export type Stage = (typeof stages)[number];

/** What a project does. Traits decide which practices apply to it. */
export const traits = [
  "trains",
  "serves",
  "batch",
  "llm",
  "rag",
  "agent",
  "labels",
  "personal-data",
  "time-series",
  "pipeline",
  "notebooks",
] as const;
export type Trait = (typeof traits)[number];

/** The sorts of project that `project.kind` names, each with the traits that it has unless `project.traits` says otherwise. */
export const traitsOfKind = {
  "classic-ml": ["trains"],
  "deep-learning": ["trains"],
  forecasting: ["trains", "time-series"],
  recommender: ["trains"],
  "computer-vision": ["trains"],
  nlp: ["trains"],
  "fine-tuning": ["trains", "llm"],
  "llm-app": ["llm"],
  rag: ["llm", "rag"],
  agent: ["llm", "agent"],
  "online-service": ["serves"],
  "batch-inference": ["batch"],
  "data-pipeline": ["pipeline"],
  notebooks: ["notebooks"],
} as const satisfies Record<string, readonly Trait[]>;
export type Kind = keyof typeof traitsOfKind;
export const kinds = Object.keys(traitsOfKind) as [Kind, ...Kind[]];

/** How personal the data of a source is. */
export const piiClasses = ["none", "personal", "sensitive"] as const;

/** The task of a model. */
export const modelTypes = [
  "classifier",
  "regression",
  "forecasting",
  "clustering",
  "ranking",
  "recommendation",
  "anomaly-detection",
  "detection",
  "segmentation",
  "speech",
  "embedding",
  "reranking",
  "generation",
] as const;

/** How an evaluation judges. */
export const evalTypes = ["metrics", "llm-judge", "human", "safety", "retrieval", "fairness", "online"] as const;

/** What is served: an API, a scheduled job, a stream processor, an application with a screen, a device. */
export const servingKinds = ["api", "batch", "stream", "app", "edge"] as const;

/** What a drift check watches: inputs, the relation to the target, the outputs, or the rented model. */
export const driftKinds = ["data", "concept", "prediction", "provider"] as const;

/** What `checks.severity` may say about a rule. */
export const severities = ["error", "warning", "info", "off"] as const;
export type Severity = (typeof severities)[number];
