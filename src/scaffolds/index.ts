// Written by `npm run upkeep`; do not edit.
import { access } from "./access.js";
import { agentLimits } from "./agent-limits.js";
import { ciWorkflow } from "./ci-workflow.js";
import { codeowners } from "./codeowners.js";
import { dataChecks } from "./data-checks.js";
import { dataContract } from "./data-contract.js";
import { dataSplits } from "./data-splits.js";
import { datasheet } from "./datasheet.js";
import { dbtTests } from "./dbt-tests.js";
import { decisionRecord } from "./decision-record.js";
import { dependencyUpdates } from "./dependency-updates.js";
import { dockerfile } from "./dockerfile.js";
import { driftJob } from "./drift-job.js";
import { evalSuite } from "./eval-suite.js";
import { fairnessSlices } from "./fairness-slices.js";
import { feedback } from "./feedback.js";
import { goldenSet } from "./golden-set.js";
import { guardrails } from "./guardrails.js";
import { incidentRunbook } from "./incident-runbook.js";
import { judgeCalibration } from "./judge-calibration.js";
import { labelAgreement } from "./label-agreement.js";
import { labelGuideline } from "./label-guideline.js";
import { llmBudget } from "./llm-budget.js";
import { llmFallback } from "./llm-fallback.js";
import { modelCard } from "./model-card.js";
import { monitoring } from "./monitoring.js";
import { preCommit } from "./pre-commit.js";
import { promptRegistry } from "./prompt-registry.js";
import { providerCanary } from "./provider-canary.js";
import { pytestSkeleton } from "./pytest-skeleton.js";
import { pythonVersion } from "./python-version.js";
import { ragEvaluation } from "./rag-evaluation.js";
import { riskAssessment } from "./risk-assessment.js";
import { safetyCases } from "./safety-cases.js";
import type { Scaffold } from "./scaffold.js";
import { seeds } from "./seeds.js";

/** Every scaffold by id. */
export const scaffolds: Readonly<Record<string, Scaffold>> = {
  access,
  "agent-limits": agentLimits,
  "ci-workflow": ciWorkflow,
  codeowners,
  "data-checks": dataChecks,
  "data-contract": dataContract,
  "data-splits": dataSplits,
  datasheet,
  "dbt-tests": dbtTests,
  "decision-record": decisionRecord,
  "dependency-updates": dependencyUpdates,
  dockerfile,
  "drift-job": driftJob,
  "eval-suite": evalSuite,
  "fairness-slices": fairnessSlices,
  feedback,
  "golden-set": goldenSet,
  guardrails,
  "incident-runbook": incidentRunbook,
  "judge-calibration": judgeCalibration,
  "label-agreement": labelAgreement,
  "label-guideline": labelGuideline,
  "llm-budget": llmBudget,
  "llm-fallback": llmFallback,
  "model-card": modelCard,
  monitoring,
  "pre-commit": preCommit,
  "prompt-registry": promptRegistry,
  "provider-canary": providerCanary,
  "pytest-skeleton": pytestSkeleton,
  "python-version": pythonVersion,
  "rag-evaluation": ragEvaluation,
  "risk-assessment": riskAssessment,
  "safety-cases": safetyCases,
  seeds,
};
