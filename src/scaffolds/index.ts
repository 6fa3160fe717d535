// Written by `npm run upkeep`; do not edit.
import { ciWorkflow } from "./ci-workflow.js";
import { dockerfile } from "./dockerfile.js";
import { driftJob } from "./drift-job.js";
import { evalSuite } from "./eval-suite.js";
import { monitoring } from "./monitoring.js";
import type { Scaffold } from "./scaffold.js";

/** Every scaffold by id. */
export const scaffolds: Readonly<Record<string, Scaffold>> = {
  "ci-workflow": ciWorkflow,
  dockerfile,
  "drift-job": driftJob,
  "eval-suite": evalSuite,
  monitoring,
};
