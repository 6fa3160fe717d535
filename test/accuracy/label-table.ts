import { practices } from "../../src/practices/index.js";
import type { Practice } from "../../src/practices/practice.js";

/**
 * Each label of a labels file, and the practice that Roadworthy holds against it: a label is true where the practice is found anywhere in
 * the repository, samples included, as the labels' own rules say. A label that is not listed here is counted as never found.
 */
export const practiceOfLabel: Readonly<Record<string, keyof typeof practices>> = {
  "deps.declared": "dependency-manifest",
  "deps.locked": "dependency-lock",
  "tests.unit": "unit-tests",
  "tests.data": "data-tests",
  "ci.present": "ci",
  "ci.tests": "ci-tests",
  "ci.evals": "ci-evaluation",
  "eval.present": "evaluation",
  "eval.threshold": "evaluation-threshold",
  "eval.llm_judge": "llm-judge",
  "data.versioned": "data-versions",
  "experiment.tracking": "experiment-tracking",
  "model.registry": "model-registry",
  "model.artifact_in_git": "committed-model",
  "serving.present": "serving",
  "container.dockerfile": "dockerfile",
  "container.nonroot": "nonroot-container",
  "container.healthcheck": "health-check",
  "orchestration.pipeline": "orchestration",
  k8s_or_iac: "infrastructure-as-code",
  "monitoring.metrics": "monitoring",
  "monitoring.alerts": "alerting",
  "drift.detection": "drift-detection",
  "logging.structured": "logging",
  "llm.used": "language-model",
  "llm.model_pinned": "pinned-model",
  "llm.timeout_or_retry": "model-call-limits",
  "llm.guardrails": "guardrails",
  vector_db: "vector-store",
  "prompts.versioned": "prompt-files",
  "secrets.env_example": "environment-example",
  "secrets.committed": "committed-secret",
  model_card: "model-card",
  data_doc: "data-documentation",
  license: "licence",
  codeowners_or_maintainers: "owners",
  precommit_or_lint: "linting",
  type_check: "type-checking",
  "seed.fixed": "seeds",
  notebooks_only: "only-notebooks",
  "feedback.loop": "feedback",
};

/** The practice that a label speaks of, with its id; `undefined` for a label that the table does not know. */
export function practiceFor(label: string): { readonly id: string; readonly practice: Practice } | undefined {
  const id = practiceOfLabel[label];
  const practice = id === undefined ? undefined : practices[id];
  return id !== undefined && practice ? { id: String(id), practice } : undefined;
}
