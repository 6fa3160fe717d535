// Written by `npm run upkeep`; do not edit.
import { alerting } from "./alerting.js";
import { ci } from "./ci.js";
import { ciEvaluation } from "./ci-evaluation.js";
import { ciTests } from "./ci-tests.js";
import { committedModel } from "./committed-model.js";
import { committedSecret } from "./committed-secret.js";
import { dataDocumentation } from "./data-documentation.js";
import { dataTests } from "./data-tests.js";
import { dataVersions } from "./data-versions.js";
import { dependencyLock } from "./dependency-lock.js";
import { dependencyManifest } from "./dependency-manifest.js";
import { dockerfile } from "./dockerfile.js";
import { driftDetection } from "./drift-detection.js";
import { environmentExample } from "./environment-example.js";
import { evaluation } from "./evaluation.js";
import { evaluationThreshold } from "./evaluation-threshold.js";
import { experimentTracking } from "./experiment-tracking.js";
import { feedback } from "./feedback.js";
import { guardrails } from "./guardrails.js";
import { healthCheck } from "./health-check.js";
import { infrastructureAsCode } from "./infrastructure-as-code.js";
import { languageModel } from "./language-model.js";
import { licence } from "./licence.js";
import { linting } from "./linting.js";
import { llmJudge } from "./llm-judge.js";
import { logging } from "./logging.js";
import { modelCallLimits } from "./model-call-limits.js";
import { modelCard } from "./model-card.js";
import { modelRegistry } from "./model-registry.js";
import { monitoring } from "./monitoring.js";
import { nonrootContainer } from "./nonroot-container.js";
import { onlyNotebooks } from "./only-notebooks.js";
import { orchestration } from "./orchestration.js";
import { owners } from "./owners.js";
import { pinnedModel } from "./pinned-model.js";
import type { Practice } from "./practice.js";
import { promptFiles } from "./prompt-files.js";
import { seeds } from "./seeds.js";
import { serving } from "./serving.js";
import { typeChecking } from "./type-checking.js";
import { unitTests } from "./unit-tests.js";
import { vectorStore } from "./vector-store.js";

/** Every practice by id. */
export const practices: Readonly<Record<string, Practice>> = {
  alerting,
  ci,
  "ci-evaluation": ciEvaluation,
  "ci-tests": ciTests,
  "committed-model": committedModel,
  "committed-secret": committedSecret,
  "data-documentation": dataDocumentation,
  "data-tests": dataTests,
  "data-versions": dataVersions,
  "dependency-lock": dependencyLock,
  "dependency-manifest": dependencyManifest,
  dockerfile,
  "drift-detection": driftDetection,
  "environment-example": environmentExample,
  evaluation,
  "evaluation-threshold": evaluationThreshold,
  "experiment-tracking": experimentTracking,
  feedback,
  guardrails,
  "health-check": healthCheck,
  "infrastructure-as-code": infrastructureAsCode,
  "language-model": languageModel,
  licence,
  linting,
  "llm-judge": llmJudge,
  logging,
  "model-call-limits": modelCallLimits,
  "model-card": modelCard,
  "model-registry": modelRegistry,
  monitoring,
  "nonroot-container": nonrootContainer,
  "only-notebooks": onlyNotebooks,
  orchestration,
  owners,
  "pinned-model": pinnedModel,
  "prompt-files": promptFiles,
  seeds,
  serving,
  "type-checking": typeChecking,
  "unit-tests": unitTests,
  "vector-store": vectorStore,
};
