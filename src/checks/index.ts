// Written by `npm run upkeep`; do not edit.
import type { CodeCheck } from "./code-check.js";
import { untypedRead as dataContractUntypedRead } from "./data/contract/untyped-read.js";
import { nanCompare as dataQualityChecksNanCompare } from "./data/quality-checks/nan-compare.js";
import { unvalidatedMerge as dataQualityChecksUnvalidatedMerge } from "./data/quality-checks/unvalidated-merge.js";
import { hubDatasetUnpinned as dataVersionedHubDatasetUnpinned } from "./data/versioned/hub-dataset-unpinned.js";
import { accuracyOnly as evalMetricsFitAccuracyOnly } from "./eval/metrics-fit/accuracy-only.js";
import { implicitHyperparameters as reproConfigImplicitHyperparameters } from "./repro/config/implicit-hyperparameters.js";
import { undeclaredImport as reproDependenciesUndeclaredImport } from "./repro/dependencies/undeclared-import.js";
import { hubModelUnpinned as reproLockedHubModelUnpinned } from "./repro/locked/hub-model-unpinned.js";
import { outOfOrder as reproNotebookOrderOutOfOrder } from "./repro/notebook-order/out-of-order.js";
import { gradNotCleared as reproPipelineTestGradNotCleared } from "./repro/pipeline-test/grad-not-cleared.js";
import { homePath as reproPortablePathsHomePath } from "./repro/portable-paths/home-path.js";
import { numpyRngInDataset as reproSeedsNumpyRngInDataset } from "./repro/seeds/numpy-rng-in-dataset.js";
import { unseededSplit as reproSeedsUnseededSplit } from "./repro/seeds/unseeded-split.js";
import { unseededTraining as reproSeedsUnseededTraining } from "./repro/seeds/unseeded-training.js";
import { noEvalMode as servingDebuggableNoEvalMode } from "./serving/debuggable/no-eval-mode.js";
import { trustRemoteCode as servingSafeLoadTrustRemoteCode } from "./serving/safe-load/trust-remote-code.js";
import { unpickledFromOutside as servingSafeLoadUnpickledFromOutside } from "./serving/safe-load/unpickled-from-outside.js";
import { weightsFromUrl as servingSafeLoadWeightsFromUrl } from "./serving/safe-load/weights-from-url.js";

/** Every check of code by id. */
export const checksById: Readonly<Record<string, CodeCheck>> = {
  "data/contract/untyped-read": dataContractUntypedRead,
  "data/quality-checks/nan-compare": dataQualityChecksNanCompare,
  "data/quality-checks/unvalidated-merge": dataQualityChecksUnvalidatedMerge,
  "data/versioned/hub-dataset-unpinned": dataVersionedHubDatasetUnpinned,
  "eval/metrics-fit/accuracy-only": evalMetricsFitAccuracyOnly,
  "repro/config/implicit-hyperparameters": reproConfigImplicitHyperparameters,
  "repro/dependencies/undeclared-import": reproDependenciesUndeclaredImport,
  "repro/locked/hub-model-unpinned": reproLockedHubModelUnpinned,
  "repro/notebook-order/out-of-order": reproNotebookOrderOutOfOrder,
  "repro/pipeline-test/grad-not-cleared": reproPipelineTestGradNotCleared,
  "repro/portable-paths/home-path": reproPortablePathsHomePath,
  "repro/seeds/numpy-rng-in-dataset": reproSeedsNumpyRngInDataset,
  "repro/seeds/unseeded-split": reproSeedsUnseededSplit,
  "repro/seeds/unseeded-training": reproSeedsUnseededTraining,
  "serving/debuggable/no-eval-mode": servingDebuggableNoEvalMode,
  "serving/safe-load/trust-remote-code": servingSafeLoadTrustRemoteCode,
  "serving/safe-load/unpickled-from-outside": servingSafeLoadUnpickledFromOutside,
  "serving/safe-load/weights-from-url": servingSafeLoadWeightsFromUrl,
};
