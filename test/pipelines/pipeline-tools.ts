import { chmodSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeTools } from "../scaffolds/validators/node-tools.js";
import { checkout } from "../upkeep/derived-files.js";

const here = dirname(fileURLToPath(import.meta.url));

/** The tools that hold the formats against their standards. */
export const pipelineTools = nodeTools(join(here, "validators"), join(checkout, ".tools/pipelines"));

/** Microsoft's validator of SARIF. */
export function sarifMultitool(): string {
  const program = pipelineTools.path("@microsoft/sarif-multitool-linux/Sarif.Multitool");
  chmodSync(program, 0o755);
  return program;
}
