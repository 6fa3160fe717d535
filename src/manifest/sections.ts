import type * as z from "zod/mini";
import { agents } from "./sections/agents.js";
import { checks } from "./sections/checks.js";
import { ci } from "./sections/ci.js";
import { commands } from "./sections/commands.js";
import { data } from "./sections/data.js";
import { drift } from "./sections/drift.js";
import { evals } from "./sections/evals.js";
import { experiments } from "./sections/experiments.js";
import { governance } from "./sections/governance.js";
import { guardrails } from "./sections/guardrails.js";
import { labels } from "./sections/labels.js";
import { models } from "./sections/models.js";
import { monitoring } from "./sections/monitoring.js";
import { pipelines } from "./sections/pipelines.js";
import { project } from "./sections/project.js";
import { prompts } from "./sections/prompts.js";
import { rag } from "./sections/rag.js";
import { serving } from "./sections/serving.js";
import { team } from "./sections/team.js";
import { waivers } from "./sections/waivers.js";

/** The sections of the manifest in the order in which they are read and written. */
export const sections = {
  project: { title: "Project", schema: project },
  team: { title: "Team", schema: team },
  data: { title: "Data", schema: data },
  labels: { title: "Labels", schema: labels },
  pipelines: { title: "Pipelines", schema: pipelines },
  commands: { title: "Commands", schema: commands },
  experiments: { title: "Experiments", schema: experiments },
  models: { title: "Models", schema: models },
  prompts: { title: "Prompts", schema: prompts },
  rag: { title: "Retrieval", schema: rag },
  agents: { title: "Agents", schema: agents },
  guardrails: { title: "Guardrails", schema: guardrails },
  evals: { title: "Evaluations", schema: evals },
  serving: { title: "Serving", schema: serving },
  ci: { title: "Continuous integration", schema: ci },
  monitoring: { title: "Monitoring", schema: monitoring },
  drift: { title: "Drift", schema: drift },
  governance: { title: "Governance", schema: governance },
  waivers: { title: "Waivers", schema: waivers },
  checks: { title: "Checks", schema: checks },
} as const satisfies Record<string, { readonly title: string; readonly schema: z.ZodMiniType }>;

export type SectionName = keyof typeof sections;
