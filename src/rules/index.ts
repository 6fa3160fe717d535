// Written by `npm run upkeep`; do not edit.
import { exists as ciExists } from "./ci/exists.js";
import { staticChecks as ciStaticChecks } from "./ci/static-checks.js";
import { tests as ciTests } from "./ci/tests.js";
import { outsideGit as dataOutsideGit } from "./data/outside-git.js";
import { piiClassified as dataPiiClassified } from "./data/pii-classified.js";
import { qualityChecks as dataQualityChecks } from "./data/quality-checks.js";
import { sourcesDeclared as dataSourcesDeclared } from "./data/sources-declared.js";
import { splits as dataSplits } from "./data/splits.js";
import { versioned as dataVersioned } from "./data/versioned.js";
import { data as driftData } from "./drift/data.js";
import { schedule as driftSchedule } from "./drift/schedule.js";
import { ciGate as evalCiGate } from "./eval/ci-gate.js";
import { dataset as evalDataset } from "./eval/dataset.js";
import { exists as evalExists } from "./eval/exists.js";
import { splitFirst as evalSplitFirst } from "./eval/split-first.js";
import { threshold as evalThreshold } from "./eval/threshold.js";
import { docs as governanceDocs } from "./governance/docs.js";
import { licence as governanceLicence } from "./governance/licence.js";
import { modelCard as governanceModelCard } from "./governance/model-card.js";
import { secrets as governanceSecrets } from "./governance/secrets.js";
import { guideline as labelsGuideline } from "./labels/guideline.js";
import { owner as labelsOwner } from "./labels/owner.js";
import { modelPinned as llmModelPinned } from "./llm/model-pinned.js";
import { promptsVersioned as llmPromptsVersioned } from "./llm/prompts-versioned.js";
import { timeout as llmTimeout } from "./llm/timeout.js";
import { alerts as monitoringAlerts } from "./monitoring/alerts.js";
import { metrics as monitoringMetrics } from "./monitoring/metrics.js";
import { runbook as monitoringRunbook } from "./monitoring/runbook.js";
import { indexRefresh as ragIndexRefresh } from "./rag/index-refresh.js";
import { store as ragStore } from "./rag/store.js";
import { beyondNotebooks as reproBeyondNotebooks } from "./repro/beyond-notebooks.js";
import { dependencies as reproDependencies } from "./repro/dependencies.js";
import { experiments as reproExperiments } from "./repro/experiments.js";
import { locked as reproLocked } from "./repro/locked.js";
import { modelsOutsideGit as reproModelsOutsideGit } from "./repro/models-outside-git.js";
import { notebookOrder as reproNotebookOrder } from "./repro/notebook-order.js";
import { portablePaths as reproPortablePaths } from "./repro/portable-paths.js";
import { tests as reproTests } from "./repro/tests.js";
import type { Rule } from "./rule.js";
import { containerNonroot as servingContainerNonroot } from "./serving/container-nonroot.js";
import { containerPinned as servingContainerPinned } from "./serving/container-pinned.js";
import { container as servingContainer } from "./serving/container.js";
import { health as servingHealth } from "./serving/health.js";
import { domainExpert as teamDomainExpert } from "./team/domain-expert.js";
import { owner as teamOwner } from "./team/owner.js";
import { roles as teamRoles } from "./team/roles.js";
import { humanOversight as useCaseHumanOversight } from "./use-case/human-oversight.js";
import { problem as useCaseProblem } from "./use-case/problem.js";
import { successMetric as useCaseSuccessMetric } from "./use-case/success-metric.js";

/** Every rule by id, in the order of areas. */
export const rulesById: Readonly<Record<string, Rule>> = {
  "use-case/human-oversight": useCaseHumanOversight,
  "use-case/problem": useCaseProblem,
  "use-case/success-metric": useCaseSuccessMetric,
  "team/domain-expert": teamDomainExpert,
  "team/owner": teamOwner,
  "team/roles": teamRoles,
  "data/outside-git": dataOutsideGit,
  "data/pii-classified": dataPiiClassified,
  "data/quality-checks": dataQualityChecks,
  "data/sources-declared": dataSourcesDeclared,
  "data/splits": dataSplits,
  "data/versioned": dataVersioned,
  "labels/guideline": labelsGuideline,
  "labels/owner": labelsOwner,
  "repro/beyond-notebooks": reproBeyondNotebooks,
  "repro/dependencies": reproDependencies,
  "repro/experiments": reproExperiments,
  "repro/locked": reproLocked,
  "repro/models-outside-git": reproModelsOutsideGit,
  "repro/notebook-order": reproNotebookOrder,
  "repro/portable-paths": reproPortablePaths,
  "repro/tests": reproTests,
  "eval/ci-gate": evalCiGate,
  "eval/dataset": evalDataset,
  "eval/exists": evalExists,
  "eval/split-first": evalSplitFirst,
  "eval/threshold": evalThreshold,
  "llm/model-pinned": llmModelPinned,
  "llm/prompts-versioned": llmPromptsVersioned,
  "llm/timeout": llmTimeout,
  "rag/index-refresh": ragIndexRefresh,
  "rag/store": ragStore,
  "serving/container": servingContainer,
  "serving/container-nonroot": servingContainerNonroot,
  "serving/container-pinned": servingContainerPinned,
  "serving/health": servingHealth,
  "ci/exists": ciExists,
  "ci/static-checks": ciStaticChecks,
  "ci/tests": ciTests,
  "monitoring/alerts": monitoringAlerts,
  "monitoring/metrics": monitoringMetrics,
  "monitoring/runbook": monitoringRunbook,
  "drift/data": driftData,
  "drift/schedule": driftSchedule,
  "governance/docs": governanceDocs,
  "governance/licence": governanceLicence,
  "governance/model-card": governanceModelCard,
  "governance/secrets": governanceSecrets,
};
