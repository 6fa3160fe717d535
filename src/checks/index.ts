// Written by `npm run upkeep`; do not edit.
import type { CodeCheck } from "./code-check.js";
import { untypedRead as dataContractUntypedRead } from "./data/contract/untyped-read.js";
import { nanCompare as dataQualityChecksNanCompare } from "./data/quality-checks/nan-compare.js";
import { unvalidatedMerge as dataQualityChecksUnvalidatedMerge } from "./data/quality-checks/unvalidated-merge.js";
import { groupsIgnored as dataSplitsGroupsIgnored } from "./data/splits/groups-ignored.js";
import { randomSplitOfSeries as dataSplitsRandomSplitOfSeries } from "./data/splits/random-split-of-series.js";
import { hubDatasetUnpinned as dataVersionedHubDatasetUnpinned } from "./data/versioned/hub-dataset-unpinned.js";
import { accuracyOnly as evalMetricsFitAccuracyOnly } from "./eval/metrics-fit/accuracy-only.js";
import { figuresBeforeSplit as evalSplitFirstFiguresBeforeSplit } from "./eval/split-first/figures-before-split.js";
import { fitBeforeSplit as evalSplitFirstFitBeforeSplit } from "./eval/split-first/fit-before-split.js";
import { fitOnTest as evalSplitFirstFitOnTest } from "./eval/split-first/fit-on-test.js";
import { learnBeforeFolds as evalSplitFirstLearnBeforeFolds } from "./eval/split-first/learn-before-folds.js";
import { resampleBeforeSplit as evalSplitFirstResampleBeforeSplit } from "./eval/split-first/resample-before-split.js";
import { stopsOnTest as evalUncontaminatedStopsOnTest } from "./eval/uncontaminated/stops-on-test.js";
import { targetInFeatures as evalUncontaminatedTargetInFeatures } from "./eval/uncontaminated/target-in-features.js";
import { testPicksModel as evalUncontaminatedTestPicksModel } from "./eval/uncontaminated/test-picks-model.js";
import { testedOnTrainedRows as evalUncontaminatedTestedOnTrainedRows } from "./eval/uncontaminated/tested-on-trained-rows.js";
import { trainsOnEvaluationData as evalUncontaminatedTrainsOnEvaluationData } from "./eval/uncontaminated/trains-on-evaluation-data.js";
import { apiKey as governanceSecretsApiKey } from "./governance/secrets/api-key.js";
import { keyInBrowser as governanceSecretsKeyInBrowser } from "./governance/secrets/key-in-browser.js";
import { endlessRun as llmAgentBoundsEndlessRun } from "./llm/agent-bounds/endless-run.js";
import { growingHistory as llmAgentBoundsGrowingHistory } from "./llm/agent-bounds/growing-history.js";
import { scriptEndlessLoop as llmAgentBoundsScriptEndlessLoop } from "./llm/agent-bounds/script-endless-loop.js";
import { unhandledCall as llmFallbackUnhandledCall } from "./llm/fallback/unhandled-call.js";
import { noModeration as llmInputGuardrailNoModeration } from "./llm/input-guardrail/no-moderation.js";
import { noUserId as llmInputGuardrailNoUserId } from "./llm/input-guardrail/no-user-id.js";
import { otherModelEvaluated as llmModelPinnedOtherModelEvaluated } from "./llm/model-pinned/other-model-evaluated.js";
import { undatedModel as llmModelPinnedUndatedModel } from "./llm/model-pinned/undated-model.js";
import { undatedScriptModel as llmModelPinnedUndatedScriptModel } from "./llm/model-pinned/undated-script-model.js";
import { modelTextToCode as llmOutputNotExecutedModelTextToCode } from "./llm/output-not-executed/model-text-to-code.js";
import { modelTextToHtml as llmOutputNotExecutedModelTextToHtml } from "./llm/output-not-executed/model-text-to-html.js";
import { modelTextToSql as llmOutputNotExecutedModelTextToSql } from "./llm/output-not-executed/model-text-to-sql.js";
import { scriptTextToCode as llmOutputNotExecutedScriptTextToCode } from "./llm/output-not-executed/script-text-to-code.js";
import { scriptTextToHtml as llmOutputNotExecutedScriptTextToHtml } from "./llm/output-not-executed/script-text-to-html.js";
import { unsafeAgentMode as llmOutputNotExecutedUnsafeAgentMode } from "./llm/output-not-executed/unsafe-agent-mode.js";
import { retriesOff as llmRetryRetriesOff } from "./llm/retry/retries-off.js";
import { scriptRetriesOff as llmRetryScriptRetriesOff } from "./llm/retry/script-retries-off.js";
import { noSystemMessage as llmRolesSeparatedNoSystemMessage } from "./llm/roles-separated/no-system-message.js";
import { scriptTextInSystem as llmRolesSeparatedScriptTextInSystem } from "./llm/roles-separated/script-text-in-system.js";
import { userTextInSystem as llmRolesSeparatedUserTextInSystem } from "./llm/roles-separated/user-text-in-system.js";
import { cutAnswer as llmStructuredOutputCutAnswer } from "./llm/structured-output/cut-answer.js";
import { scriptUnvalidatedAnswer as llmStructuredOutputScriptUnvalidatedAnswer } from "./llm/structured-output/script-unvalidated-answer.js";
import { unvalidatedAnswer as llmStructuredOutputUnvalidatedAnswer } from "./llm/structured-output/unvalidated-answer.js";
import { noTimeout as llmTimeoutNoTimeout } from "./llm/timeout/no-timeout.js";
import { scriptClientTimeout as llmTimeoutScriptClientTimeout } from "./llm/timeout/script-client-timeout.js";
import { noOutputCap as llmTokenCapNoOutputCap } from "./llm/token-cap/no-output-cap.js";
import { scriptOutputCap as llmTokenCapScriptOutputCap } from "./llm/token-cap/script-output-cap.js";
import { toolByAnyName as llmToolAllowlistToolByAnyName } from "./llm/tool-allowlist/tool-by-any-name.js";
import { unrecordedCall as monitoringCostUnrecordedCall } from "./monitoring/cost/unrecorded-call.js";
import { rawPrompt as monitoringLogsRawPrompt } from "./monitoring/logs/raw-prompt.js";
import { unfilteredRetrieval as ragAccessControlUnfilteredRetrieval } from "./rag/access-control/unfiltered-retrieval.js";
import { implicitHyperparameters as reproConfigImplicitHyperparameters } from "./repro/config/implicit-hyperparameters.js";
import { undeclaredImport as reproDependenciesUndeclaredImport } from "./repro/dependencies/undeclared-import.js";
import { hubModelUnpinned as reproLockedHubModelUnpinned } from "./repro/locked/hub-model-unpinned.js";
import { outOfOrder as reproNotebookOrderOutOfOrder } from "./repro/notebook-order/out-of-order.js";
import { gradNotCleared as reproPipelineTestGradNotCleared } from "./repro/pipeline-test/grad-not-cleared.js";
import { homePath as reproPortablePathsHomePath } from "./repro/portable-paths/home-path.js";
import { numpyRngInDataset as reproSeedsNumpyRngInDataset } from "./repro/seeds/numpy-rng-in-dataset.js";
import { unseededSplit as reproSeedsUnseededSplit } from "./repro/seeds/unseeded-split.js";
import { unseededTraining as reproSeedsUnseededTraining } from "./repro/seeds/unseeded-training.js";
import { noRateLimit as servingAuthNoRateLimit } from "./serving/auth/no-rate-limit.js";
import { openModelRoute as servingAuthOpenModelRoute } from "./serving/auth/open-model-route.js";
import { sharedConversation as servingAuthSharedConversation } from "./serving/auth/shared-conversation.js";
import { noEvalMode as servingDebuggableNoEvalMode } from "./serving/debuggable/no-eval-mode.js";
import { noHealthRoute as servingHealthNoHealthRoute } from "./serving/health/no-health-route.js";
import { untypedBody as servingInputSchemaUntypedBody } from "./serving/input-schema/untyped-body.js";
import { trustRemoteCode as servingSafeLoadTrustRemoteCode } from "./serving/safe-load/trust-remote-code.js";
import { unpickledFromOutside as servingSafeLoadUnpickledFromOutside } from "./serving/safe-load/unpickled-from-outside.js";
import { weightsFromUrl as servingSafeLoadWeightsFromUrl } from "./serving/safe-load/weights-from-url.js";

/** Every check of code by id. */
export const checksById: Readonly<Record<string, CodeCheck>> = {
  "data/contract/untyped-read": dataContractUntypedRead,
  "data/quality-checks/nan-compare": dataQualityChecksNanCompare,
  "data/quality-checks/unvalidated-merge": dataQualityChecksUnvalidatedMerge,
  "data/splits/groups-ignored": dataSplitsGroupsIgnored,
  "data/splits/random-split-of-series": dataSplitsRandomSplitOfSeries,
  "data/versioned/hub-dataset-unpinned": dataVersionedHubDatasetUnpinned,
  "eval/metrics-fit/accuracy-only": evalMetricsFitAccuracyOnly,
  "eval/split-first/figures-before-split": evalSplitFirstFiguresBeforeSplit,
  "eval/split-first/fit-before-split": evalSplitFirstFitBeforeSplit,
  "eval/split-first/fit-on-test": evalSplitFirstFitOnTest,
  "eval/split-first/learn-before-folds": evalSplitFirstLearnBeforeFolds,
  "eval/split-first/resample-before-split": evalSplitFirstResampleBeforeSplit,
  "eval/uncontaminated/stops-on-test": evalUncontaminatedStopsOnTest,
  "eval/uncontaminated/target-in-features": evalUncontaminatedTargetInFeatures,
  "eval/uncontaminated/test-picks-model": evalUncontaminatedTestPicksModel,
  "eval/uncontaminated/tested-on-trained-rows": evalUncontaminatedTestedOnTrainedRows,
  "eval/uncontaminated/trains-on-evaluation-data": evalUncontaminatedTrainsOnEvaluationData,
  "governance/secrets/api-key": governanceSecretsApiKey,
  "governance/secrets/key-in-browser": governanceSecretsKeyInBrowser,
  "llm/agent-bounds/endless-run": llmAgentBoundsEndlessRun,
  "llm/agent-bounds/growing-history": llmAgentBoundsGrowingHistory,
  "llm/agent-bounds/script-endless-loop": llmAgentBoundsScriptEndlessLoop,
  "llm/fallback/unhandled-call": llmFallbackUnhandledCall,
  "llm/input-guardrail/no-moderation": llmInputGuardrailNoModeration,
  "llm/input-guardrail/no-user-id": llmInputGuardrailNoUserId,
  "llm/model-pinned/other-model-evaluated": llmModelPinnedOtherModelEvaluated,
  "llm/model-pinned/undated-model": llmModelPinnedUndatedModel,
  "llm/model-pinned/undated-script-model": llmModelPinnedUndatedScriptModel,
  "llm/output-not-executed/model-text-to-code": llmOutputNotExecutedModelTextToCode,
  "llm/output-not-executed/model-text-to-html": llmOutputNotExecutedModelTextToHtml,
  "llm/output-not-executed/model-text-to-sql": llmOutputNotExecutedModelTextToSql,
  "llm/output-not-executed/script-text-to-code": llmOutputNotExecutedScriptTextToCode,
  "llm/output-not-executed/script-text-to-html": llmOutputNotExecutedScriptTextToHtml,
  "llm/output-not-executed/unsafe-agent-mode": llmOutputNotExecutedUnsafeAgentMode,
  "llm/retry/retries-off": llmRetryRetriesOff,
  "llm/retry/script-retries-off": llmRetryScriptRetriesOff,
  "llm/roles-separated/no-system-message": llmRolesSeparatedNoSystemMessage,
  "llm/roles-separated/script-text-in-system": llmRolesSeparatedScriptTextInSystem,
  "llm/roles-separated/user-text-in-system": llmRolesSeparatedUserTextInSystem,
  "llm/structured-output/cut-answer": llmStructuredOutputCutAnswer,
  "llm/structured-output/script-unvalidated-answer": llmStructuredOutputScriptUnvalidatedAnswer,
  "llm/structured-output/unvalidated-answer": llmStructuredOutputUnvalidatedAnswer,
  "llm/timeout/no-timeout": llmTimeoutNoTimeout,
  "llm/timeout/script-client-timeout": llmTimeoutScriptClientTimeout,
  "llm/token-cap/no-output-cap": llmTokenCapNoOutputCap,
  "llm/token-cap/script-output-cap": llmTokenCapScriptOutputCap,
  "llm/tool-allowlist/tool-by-any-name": llmToolAllowlistToolByAnyName,
  "monitoring/cost/unrecorded-call": monitoringCostUnrecordedCall,
  "monitoring/logs/raw-prompt": monitoringLogsRawPrompt,
  "rag/access-control/unfiltered-retrieval": ragAccessControlUnfilteredRetrieval,
  "repro/config/implicit-hyperparameters": reproConfigImplicitHyperparameters,
  "repro/dependencies/undeclared-import": reproDependenciesUndeclaredImport,
  "repro/locked/hub-model-unpinned": reproLockedHubModelUnpinned,
  "repro/notebook-order/out-of-order": reproNotebookOrderOutOfOrder,
  "repro/pipeline-test/grad-not-cleared": reproPipelineTestGradNotCleared,
  "repro/portable-paths/home-path": reproPortablePathsHomePath,
  "repro/seeds/numpy-rng-in-dataset": reproSeedsNumpyRngInDataset,
  "repro/seeds/unseeded-split": reproSeedsUnseededSplit,
  "repro/seeds/unseeded-training": reproSeedsUnseededTraining,
  "serving/auth/no-rate-limit": servingAuthNoRateLimit,
  "serving/auth/open-model-route": servingAuthOpenModelRoute,
  "serving/auth/shared-conversation": servingAuthSharedConversation,
  "serving/debuggable/no-eval-mode": servingDebuggableNoEvalMode,
  "serving/health/no-health-route": servingHealthNoHealthRoute,
  "serving/input-schema/untyped-body": servingInputSchemaUntypedBody,
  "serving/safe-load/trust-remote-code": servingSafeLoadTrustRemoteCode,
  "serving/safe-load/unpickled-from-outside": servingSafeLoadUnpickledFromOutside,
  "serving/safe-load/weights-from-url": servingSafeLoadWeightsFromUrl,
};
