// Written by `npm run upkeep`; do not edit.
import { access } from "./access.js";
import { agentLimits } from "./agent-limits.js";
import { bentomlService } from "./bentoml-service.js";
import { canary } from "./canary.js";
import { ciWorkflow } from "./ci-workflow.js";
import { codeowners } from "./codeowners.js";
import { compose } from "./compose.js";
import { dataChecks } from "./data-checks.js";
import { dataContract } from "./data-contract.js";
import { dataSplits } from "./data-splits.js";
import { datadogMonitors } from "./datadog-monitors.js";
import { datasheet } from "./datasheet.js";
import { dbtTests } from "./dbt-tests.js";
import { decisionRecord } from "./decision-record.js";
import { dependencyUpdates } from "./dependency-updates.js";
import { deployWorkflow } from "./deploy-workflow.js";
import { dockerfile } from "./dockerfile.js";
import { driftJob } from "./drift-job.js";
import { envExample } from "./env-example.js";
import { evalSuite } from "./eval-suite.js";
import { fairnessSlices } from "./fairness-slices.js";
import { fastapiService } from "./fastapi-service.js";
import { feedback } from "./feedback.js";
import { goldenSet } from "./golden-set.js";
import { grafanaDashboard } from "./grafana-dashboard.js";
import { guardrails } from "./guardrails.js";
import { incidentRunbook } from "./incident-runbook.js";
import { judgeCalibration } from "./judge-calibration.js";
import { kubernetes } from "./kubernetes.js";
import { labelAgreement } from "./label-agreement.js";
import { labelGuideline } from "./label-guideline.js";
import { llmBudget } from "./llm-budget.js";
import { llmFallback } from "./llm-fallback.js";
import { llmTracing } from "./llm-tracing.js";
import { loadTest } from "./load-test.js";
import { modelCard } from "./model-card.js";
import { monitoring } from "./monitoring.js";
import { preCommit } from "./pre-commit.js";
import { promptRegistry } from "./prompt-registry.js";
import { providerCanary } from "./provider-canary.js";
import { pyprojectMigration } from "./pyproject-migration.js";
import { pytestSkeleton } from "./pytest-skeleton.js";
import { pythonVersion } from "./python-version.js";
import { ragEvaluation } from "./rag-evaluation.js";
import { retrainingWorkflow } from "./retraining-workflow.js";
import { riskAssessment } from "./risk-assessment.js";
import { rollbackRunbook } from "./rollback-runbook.js";
import { safetyCases } from "./safety-cases.js";
import type { Scaffold } from "./scaffold.js";
import { seeds } from "./seeds.js";
import { structuredLogging } from "./structured-logging.js";
import { tracing } from "./tracing.js";
import { tritonRepository } from "./triton-repository.js";

/** Every scaffold by id. */
export const scaffolds: Readonly<Record<string, Scaffold>> = {
  access,
  "agent-limits": agentLimits,
  "bentoml-service": bentomlService,
  canary,
  "ci-workflow": ciWorkflow,
  codeowners,
  compose,
  "data-checks": dataChecks,
  "data-contract": dataContract,
  "data-splits": dataSplits,
  "datadog-monitors": datadogMonitors,
  datasheet,
  "dbt-tests": dbtTests,
  "decision-record": decisionRecord,
  "dependency-updates": dependencyUpdates,
  "deploy-workflow": deployWorkflow,
  dockerfile,
  "drift-job": driftJob,
  "env-example": envExample,
  "eval-suite": evalSuite,
  "fairness-slices": fairnessSlices,
  "fastapi-service": fastapiService,
  feedback,
  "golden-set": goldenSet,
  "grafana-dashboard": grafanaDashboard,
  guardrails,
  "incident-runbook": incidentRunbook,
  "judge-calibration": judgeCalibration,
  kubernetes,
  "label-agreement": labelAgreement,
  "label-guideline": labelGuideline,
  "llm-budget": llmBudget,
  "llm-fallback": llmFallback,
  "llm-tracing": llmTracing,
  "load-test": loadTest,
  "model-card": modelCard,
  monitoring,
  "pre-commit": preCommit,
  "prompt-registry": promptRegistry,
  "provider-canary": providerCanary,
  "pyproject-migration": pyprojectMigration,
  "pytest-skeleton": pytestSkeleton,
  "python-version": pythonVersion,
  "rag-evaluation": ragEvaluation,
  "retraining-workflow": retrainingWorkflow,
  "risk-assessment": riskAssessment,
  "rollback-runbook": rollbackRunbook,
  "safety-cases": safetyCases,
  seeds,
  "structured-logging": structuredLogging,
  tracing,
  "triton-repository": tritonRepository,
};
