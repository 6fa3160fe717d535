import { agentFrameworks } from "./agent-frameworks.js";
import { analysis } from "./analysis.js";
import { brokers } from "./brokers.js";
import { commandLines } from "./command-lines.js";
import { continuousIntegration } from "./continuous-integration.js";
import { dataAccess } from "./data-access.js";
import { dataQuality } from "./data-quality.js";
import { dataVersions } from "./data-versions.js";
import { databases } from "./databases.js";
import { delivery } from "./delivery.js";
import { documentation } from "./documentation.js";
import { driftDetection } from "./drift-detection.js";
import { evaluation } from "./evaluation.js";
import { experiments } from "./experiments.js";
import { forecasting } from "./forecasting.js";
import { frontEnds } from "./front-ends.js";
import { guardrails } from "./guardrails.js";
import { hosting } from "./hosting.js";
import { infrastructure } from "./infrastructure.js";
import { ingestion } from "./ingestion.js";
import { languageModels } from "./language-models.js";
import { learning } from "./learning.js";
import { lineage } from "./lineage.js";
import { llmEvaluation } from "./llm-evaluation.js";
import { llmFrameworks } from "./llm-frameworks.js";
import { llmObservability } from "./llm-observability.js";
import { logging } from "./logging.js";
import { media } from "./media.js";
import { modelFiles } from "./model-files.js";
import { modelInsight } from "./model-insight.js";
import { modelRuntimes } from "./model-runtimes.js";
import { monitoring } from "./monitoring.js";
import { notebooks } from "./notebooks.js";
import { orchestration } from "./orchestration.js";
import { packageManagers } from "./package-managers.js";
import { plotting } from "./plotting.js";
import { scientificComputing } from "./scientific-computing.js";
import { scraping } from "./scraping.js";
import { serviceProtection } from "./service-protection.js";
import { serving } from "./serving.js";
import { staticChecks } from "./static-checks.js";
import { stores } from "./stores.js";
import { testing } from "./testing.js";
import type { Capability, Tool } from "./tool.js";
import { transform } from "./transform.js";
import { tuning } from "./tuning.js";
import { vectorIndexes } from "./vector-indexes.js";
import { vectorStores } from "./vector-stores.js";
import { webFrameworks } from "./web-frameworks.js";

/** Every system that Roadworthy recognises. */
export const tools: readonly Tool[] = [
  ...ingestion,
  ...scraping,
  ...brokers,
  ...transform,
  ...orchestration,
  ...stores,
  ...databases,
  ...dataQuality,
  ...dataVersions,
  ...learning,
  ...forecasting,
  ...tuning,
  ...modelInsight,
  ...analysis,
  ...experiments,
  ...languageModels,
  ...modelRuntimes,
  ...llmFrameworks,
  ...agentFrameworks,
  ...vectorStores,
  ...vectorIndexes,
  ...llmEvaluation,
  ...evaluation,
  ...guardrails,
  ...webFrameworks,
  ...serving,
  ...hosting,
  ...delivery,
  ...continuousIntegration,
  ...staticChecks,
  ...testing,
  ...monitoring,
  ...logging,
  ...driftDetection,
  ...llmObservability,
  ...serviceProtection,
  ...scientificComputing,
  ...plotting,
  ...media,
  ...modelFiles,
  ...notebooks,
  ...lineage,
  ...packageManagers,
  ...commandLines,
  ...dataAccess,
  ...frontEnds,
  ...documentation,
  ...infrastructure,
];

const byCapabilities = new Map<string, readonly Tool[]>();

/** The tools with one of some capabilities, by id; parts of a product are left out where the product is among them. */
export function toolsWith(capabilities: readonly Capability[]): readonly Tool[] {
  const key = capabilities.join(" ");
  const known = byCapabilities.get(key) ?? findToolsWith(capabilities);
  byCapabilities.set(key, known);
  return known;
}

function findToolsWith(capabilities: readonly Capability[]): readonly Tool[] {
  const found = tools.filter((tool) => tool.capabilities.some((one) => capabilities.includes(one)));
  const ids = new Set(found.map(({ id }) => id));
  return found.filter(({ of }) => of === undefined || !ids.has(of)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The names a tool may be called by in a manifest, as `findTool` compares them. */
export function namesOf(tool: Tool): readonly string[] {
  return [tool.id, tool.name, ...(tool.aliases ?? [])].map(normalise);
}

let byName: ReadonlyMap<string, Tool> | undefined;

/** The tool with this id, name or alias. Case, and what stands between words, do not matter: `Great Expectations` is `great_expectations`. */
export function findTool(nameOrAlias: string): Tool | undefined {
  byName ??= new Map(tools.flatMap((tool) => namesOf(tool).map((name) => [name, tool] as const)));
  return byName.get(normalise(nameOrAlias));
}

function normalise(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
