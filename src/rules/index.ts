// Written by `npm run upkeep`; do not edit.
import { dataChecks as ciDataChecks } from "./ci/data-checks.js";
import { dependencyUpdates as ciDependencyUpdates } from "./ci/dependency-updates.js";
import { deployGated as ciDeployGated } from "./ci/deploy-gated.js";
import { environments as ciEnvironments } from "./ci/environments.js";
import { exists as ciExists } from "./ci/exists.js";
import { image as ciImage } from "./ci/image.js";
import { retraining as ciRetraining } from "./ci/retraining.js";
import { secretScan as ciSecretScan } from "./ci/secret-scan.js";
import { staticChecks as ciStaticChecks } from "./ci/static-checks.js";
import { tests as ciTests } from "./ci/tests.js";
import { businessRules as dataBusinessRules } from "./data/business-rules.js";
import { contract as dataContract } from "./data/contract.js";
import { dictionary as dataDictionary } from "./data/dictionary.js";
import { featureValue as dataFeatureValue } from "./data/feature-value.js";
import { freshness as dataFreshness } from "./data/freshness.js";
import { ingestionDeclared as dataIngestionDeclared } from "./data/ingestion-declared.js";
import { invariantsShared as dataInvariantsShared } from "./data/invariants-shared.js";
import { knownBias as dataKnownBias } from "./data/known-bias.js";
import { lawfulBasis as dataLawfulBasis } from "./data/lawful-basis.js";
import { orchestrated as dataOrchestrated } from "./data/orchestrated.js";
import { outsideGit as dataOutsideGit } from "./data/outside-git.js";
import { piiClassified as dataPiiClassified } from "./data/pii-classified.js";
import { qualityChecks as dataQualityChecks } from "./data/quality-checks.js";
import { sourceOrigin as dataSourceOrigin } from "./data/source-origin.js";
import { sourceOwner as dataSourceOwner } from "./data/source-owner.js";
import { sourcesDeclared as dataSourcesDeclared } from "./data/sources-declared.js";
import { splits as dataSplits } from "./data/splits.js";
import { thirdPartySharing as dataThirdPartySharing } from "./data/third-party-sharing.js";
import { transformsTested as dataTransformsTested } from "./data/transforms-tested.js";
import { versioned as dataVersioned } from "./data/versioned.js";
import { action as driftAction } from "./drift/action.js";
import { concept as driftConcept } from "./drift/concept.js";
import { data as driftData } from "./drift/data.js";
import { provider as driftProvider } from "./drift/provider.js";
import { reference as driftReference } from "./drift/reference.js";
import { schedule as driftSchedule } from "./drift/schedule.js";
import { staleness as driftStaleness } from "./drift/staleness.js";
import { threshold as driftThreshold } from "./drift/threshold.js";
import { abTest as evalAbTest } from "./eval/ab-test.js";
import { ciGate as evalCiGate } from "./eval/ci-gate.js";
import { dataset as evalDataset } from "./eval/dataset.js";
import { exists as evalExists } from "./eval/exists.js";
import { fairness as evalFairness } from "./eval/fairness.js";
import { freshResult as evalFreshResult } from "./eval/fresh-result.js";
import { groundedness as evalGroundedness } from "./eval/groundedness.js";
import { judgeCalibrated as evalJudgeCalibrated } from "./eval/judge-calibrated.js";
import { judgeIndependent as evalJudgeIndependent } from "./eval/judge-independent.js";
import { metricsFit as evalMetricsFit } from "./eval/metrics-fit.js";
import { onlineParity as evalOnlineParity } from "./eval/online-parity.js";
import { ownData as evalOwnData } from "./eval/own-data.js";
import { retrieval as evalRetrieval } from "./eval/retrieval.js";
import { safetyCases as evalSafetyCases } from "./eval/safety-cases.js";
import { slices as evalSlices } from "./eval/slices.js";
import { splitFirst as evalSplitFirst } from "./eval/split-first.js";
import { threshold as evalThreshold } from "./eval/threshold.js";
import { uncontaminated as evalUncontaminated } from "./eval/uncontaminated.js";
import { access as governanceAccess } from "./governance/access.js";
import { docs as governanceDocs } from "./governance/docs.js";
import { licence as governanceLicence } from "./governance/licence.js";
import { limitsForUsers as governanceLimitsForUsers } from "./governance/limits-for-users.js";
import { modelCard as governanceModelCard } from "./governance/model-card.js";
import { riskAssessment as governanceRiskAssessment } from "./governance/risk-assessment.js";
import { secrets as governanceSecrets } from "./governance/secrets.js";
import { agreement as labelsAgreement } from "./labels/agreement.js";
import { guideline as labelsGuideline } from "./labels/guideline.js";
import { owner as labelsOwner } from "./labels/owner.js";
import { synthetic as labelsSynthetic } from "./labels/synthetic.js";
import { agentBounds as llmAgentBounds } from "./llm/agent-bounds.js";
import { caching as llmCaching } from "./llm/caching.js";
import { costBudget as llmCostBudget } from "./llm/cost-budget.js";
import { fallback as llmFallback } from "./llm/fallback.js";
import { fineTuneProvenance as llmFineTuneProvenance } from "./llm/fine-tune-provenance.js";
import { inputGuardrail as llmInputGuardrail } from "./llm/input-guardrail.js";
import { modelPinned as llmModelPinned } from "./llm/model-pinned.js";
import { outputGuardrail as llmOutputGuardrail } from "./llm/output-guardrail.js";
import { outputNotExecuted as llmOutputNotExecuted } from "./llm/output-not-executed.js";
import { promptsVersioned as llmPromptsVersioned } from "./llm/prompts-versioned.js";
import { retry as llmRetry } from "./llm/retry.js";
import { rolesSeparated as llmRolesSeparated } from "./llm/roles-separated.js";
import { structuredOutput as llmStructuredOutput } from "./llm/structured-output.js";
import { timeout as llmTimeout } from "./llm/timeout.js";
import { tokenCap as llmTokenCap } from "./llm/token-cap.js";
import { toolAllowlist as llmToolAllowlist } from "./llm/tool-allowlist.js";
import { tracing as llmTracing } from "./llm/tracing.js";
import { alerts as monitoringAlerts } from "./monitoring/alerts.js";
import { anomalyDetection as monitoringAnomalyDetection } from "./monitoring/anomaly-detection.js";
import { cost as monitoringCost } from "./monitoring/cost.js";
import { dashboard as monitoringDashboard } from "./monitoring/dashboard.js";
import { feedback as monitoringFeedback } from "./monitoring/feedback.js";
import { logs as monitoringLogs } from "./monitoring/logs.js";
import { metrics as monitoringMetrics } from "./monitoring/metrics.js";
import { numericHealth as monitoringNumericHealth } from "./monitoring/numeric-health.js";
import { quality as monitoringQuality } from "./monitoring/quality.js";
import { runbook as monitoringRunbook } from "./monitoring/runbook.js";
import { traces as monitoringTraces } from "./monitoring/traces.js";
import { accessControl as ragAccessControl } from "./rag/access-control.js";
import { indexRefresh as ragIndexRefresh } from "./rag/index-refresh.js";
import { store as ragStore } from "./rag/store.js";
import { beyondNotebooks as reproBeyondNotebooks } from "./repro/beyond-notebooks.js";
import { config as reproConfig } from "./repro/config.js";
import { dependencies as reproDependencies } from "./repro/dependencies.js";
import { entryPoints as reproEntryPoints } from "./repro/entry-points.js";
import { experiments as reproExperiments } from "./repro/experiments.js";
import { locked as reproLocked } from "./repro/locked.js";
import { modelRegistry as reproModelRegistry } from "./repro/model-registry.js";
import { modelsOutsideGit as reproModelsOutsideGit } from "./repro/models-outside-git.js";
import { notebookOrder as reproNotebookOrder } from "./repro/notebook-order.js";
import { pipelineTest as reproPipelineTest } from "./repro/pipeline-test.js";
import { portablePaths as reproPortablePaths } from "./repro/portable-paths.js";
import { pythonVersion as reproPythonVersion } from "./repro/python-version.js";
import { seeds as reproSeeds } from "./repro/seeds.js";
import { tests as reproTests } from "./repro/tests.js";
import type { Rule } from "./rule.js";
import { auth as servingAuth } from "./serving/auth.js";
import { autoscaling as servingAutoscaling } from "./serving/autoscaling.js";
import { canary as servingCanary } from "./serving/canary.js";
import { containerLean as servingContainerLean } from "./serving/container-lean.js";
import { containerNonroot as servingContainerNonroot } from "./serving/container-nonroot.js";
import { containerPinned as servingContainerPinned } from "./serving/container-pinned.js";
import { container as servingContainer } from "./serving/container.js";
import { debuggable as servingDebuggable } from "./serving/debuggable.js";
import { health as servingHealth } from "./serving/health.js";
import { iac as servingIac } from "./serving/iac.js";
import { inputSchema as servingInputSchema } from "./serving/input-schema.js";
import { latencySlo as servingLatencySlo } from "./serving/latency-slo.js";
import { optimised as servingOptimised } from "./serving/optimised.js";
import { resources as servingResources } from "./serving/resources.js";
import { rollback as servingRollback } from "./serving/rollback.js";
import { safeLoad as servingSafeLoad } from "./serving/safe-load.js";
import { service as servingService } from "./serving/service.js";
import { sharedTransforms as servingSharedTransforms } from "./serving/shared-transforms.js";
import { domainExpert as teamDomainExpert } from "./team/domain-expert.js";
import { owner as teamOwner } from "./team/owner.js";
import { roles as teamRoles } from "./team/roles.js";
import { baseline as useCaseBaseline } from "./use-case/baseline.js";
import { decisionRecords as useCaseDecisionRecords } from "./use-case/decision-records.js";
import { humanOversight as useCaseHumanOversight } from "./use-case/human-oversight.js";
import { problem as useCaseProblem } from "./use-case/problem.js";
import { rightTool as useCaseRightTool } from "./use-case/right-tool.js";
import { successMetric as useCaseSuccessMetric } from "./use-case/success-metric.js";

/** Every rule by id, in the order of areas. */
export const rulesById: Readonly<Record<string, Rule>> = {
  "use-case/baseline": useCaseBaseline,
  "use-case/decision-records": useCaseDecisionRecords,
  "use-case/human-oversight": useCaseHumanOversight,
  "use-case/problem": useCaseProblem,
  "use-case/right-tool": useCaseRightTool,
  "use-case/success-metric": useCaseSuccessMetric,
  "team/domain-expert": teamDomainExpert,
  "team/owner": teamOwner,
  "team/roles": teamRoles,
  "data/business-rules": dataBusinessRules,
  "data/contract": dataContract,
  "data/dictionary": dataDictionary,
  "data/feature-value": dataFeatureValue,
  "data/freshness": dataFreshness,
  "data/ingestion-declared": dataIngestionDeclared,
  "data/invariants-shared": dataInvariantsShared,
  "data/known-bias": dataKnownBias,
  "data/lawful-basis": dataLawfulBasis,
  "data/orchestrated": dataOrchestrated,
  "data/outside-git": dataOutsideGit,
  "data/pii-classified": dataPiiClassified,
  "data/quality-checks": dataQualityChecks,
  "data/source-origin": dataSourceOrigin,
  "data/source-owner": dataSourceOwner,
  "data/sources-declared": dataSourcesDeclared,
  "data/splits": dataSplits,
  "data/third-party-sharing": dataThirdPartySharing,
  "data/transforms-tested": dataTransformsTested,
  "data/versioned": dataVersioned,
  "labels/agreement": labelsAgreement,
  "labels/guideline": labelsGuideline,
  "labels/owner": labelsOwner,
  "labels/synthetic": labelsSynthetic,
  "repro/beyond-notebooks": reproBeyondNotebooks,
  "repro/config": reproConfig,
  "repro/dependencies": reproDependencies,
  "repro/entry-points": reproEntryPoints,
  "repro/experiments": reproExperiments,
  "repro/locked": reproLocked,
  "repro/model-registry": reproModelRegistry,
  "repro/models-outside-git": reproModelsOutsideGit,
  "repro/notebook-order": reproNotebookOrder,
  "repro/pipeline-test": reproPipelineTest,
  "repro/portable-paths": reproPortablePaths,
  "repro/python-version": reproPythonVersion,
  "repro/seeds": reproSeeds,
  "repro/tests": reproTests,
  "eval/ab-test": evalAbTest,
  "eval/ci-gate": evalCiGate,
  "eval/dataset": evalDataset,
  "eval/exists": evalExists,
  "eval/fairness": evalFairness,
  "eval/fresh-result": evalFreshResult,
  "eval/groundedness": evalGroundedness,
  "eval/judge-calibrated": evalJudgeCalibrated,
  "eval/judge-independent": evalJudgeIndependent,
  "eval/metrics-fit": evalMetricsFit,
  "eval/online-parity": evalOnlineParity,
  "eval/own-data": evalOwnData,
  "eval/retrieval": evalRetrieval,
  "eval/safety-cases": evalSafetyCases,
  "eval/slices": evalSlices,
  "eval/split-first": evalSplitFirst,
  "eval/threshold": evalThreshold,
  "eval/uncontaminated": evalUncontaminated,
  "llm/agent-bounds": llmAgentBounds,
  "llm/caching": llmCaching,
  "llm/cost-budget": llmCostBudget,
  "llm/fallback": llmFallback,
  "llm/fine-tune-provenance": llmFineTuneProvenance,
  "llm/input-guardrail": llmInputGuardrail,
  "llm/model-pinned": llmModelPinned,
  "llm/output-guardrail": llmOutputGuardrail,
  "llm/output-not-executed": llmOutputNotExecuted,
  "llm/prompts-versioned": llmPromptsVersioned,
  "llm/retry": llmRetry,
  "llm/roles-separated": llmRolesSeparated,
  "llm/structured-output": llmStructuredOutput,
  "llm/timeout": llmTimeout,
  "llm/token-cap": llmTokenCap,
  "llm/tool-allowlist": llmToolAllowlist,
  "llm/tracing": llmTracing,
  "rag/access-control": ragAccessControl,
  "rag/index-refresh": ragIndexRefresh,
  "rag/store": ragStore,
  "serving/auth": servingAuth,
  "serving/autoscaling": servingAutoscaling,
  "serving/canary": servingCanary,
  "serving/container": servingContainer,
  "serving/container-lean": servingContainerLean,
  "serving/container-nonroot": servingContainerNonroot,
  "serving/container-pinned": servingContainerPinned,
  "serving/debuggable": servingDebuggable,
  "serving/health": servingHealth,
  "serving/iac": servingIac,
  "serving/input-schema": servingInputSchema,
  "serving/latency-slo": servingLatencySlo,
  "serving/optimised": servingOptimised,
  "serving/resources": servingResources,
  "serving/rollback": servingRollback,
  "serving/safe-load": servingSafeLoad,
  "serving/service": servingService,
  "serving/shared-transforms": servingSharedTransforms,
  "ci/data-checks": ciDataChecks,
  "ci/dependency-updates": ciDependencyUpdates,
  "ci/deploy-gated": ciDeployGated,
  "ci/environments": ciEnvironments,
  "ci/exists": ciExists,
  "ci/image": ciImage,
  "ci/retraining": ciRetraining,
  "ci/secret-scan": ciSecretScan,
  "ci/static-checks": ciStaticChecks,
  "ci/tests": ciTests,
  "monitoring/alerts": monitoringAlerts,
  "monitoring/anomaly-detection": monitoringAnomalyDetection,
  "monitoring/cost": monitoringCost,
  "monitoring/dashboard": monitoringDashboard,
  "monitoring/feedback": monitoringFeedback,
  "monitoring/logs": monitoringLogs,
  "monitoring/metrics": monitoringMetrics,
  "monitoring/numeric-health": monitoringNumericHealth,
  "monitoring/quality": monitoringQuality,
  "monitoring/runbook": monitoringRunbook,
  "monitoring/traces": monitoringTraces,
  "drift/action": driftAction,
  "drift/concept": driftConcept,
  "drift/data": driftData,
  "drift/provider": driftProvider,
  "drift/reference": driftReference,
  "drift/schedule": driftSchedule,
  "drift/staleness": driftStaleness,
  "drift/threshold": driftThreshold,
  "governance/access": governanceAccess,
  "governance/docs": governanceDocs,
  "governance/licence": governanceLicence,
  "governance/limits-for-users": governanceLimitsForUsers,
  "governance/model-card": governanceModelCard,
  "governance/risk-assessment": governanceRiskAssessment,
  "governance/secrets": governanceSecrets,
};
