// Written by `npm run upkeep`; do not edit.
import { access } from "./access.js";
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
import { feedback } from "./feedback.js";
import { incidentRunbook } from "./incident-runbook.js";
import { labelAgreement } from "./label-agreement.js";
import { labelGuideline } from "./label-guideline.js";
import { modelCard } from "./model-card.js";
import { monitoring } from "./monitoring.js";
import { preCommit } from "./pre-commit.js";
import { pytestSkeleton } from "./pytest-skeleton.js";
import { pythonVersion } from "./python-version.js";
import { riskAssessment } from "./risk-assessment.js";
import type { Scaffold } from "./scaffold.js";
import { seeds } from "./seeds.js";

/** Every scaffold by id. */
export const scaffolds: Readonly<Record<string, Scaffold>> = {
  access,
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
  feedback,
  "incident-runbook": incidentRunbook,
  "label-agreement": labelAgreement,
  "label-guideline": labelGuideline,
  "model-card": modelCard,
  monitoring,
  "pre-commit": preCommit,
  "pytest-skeleton": pytestSkeleton,
  "python-version": pythonVersion,
  "risk-assessment": riskAssessment,
  seeds,
};
