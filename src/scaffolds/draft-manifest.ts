import { Document } from "yaml";
import { givesEmbeddingsOnly } from "../practices/gives-embeddings-only.js";
import type { Evidence } from "../project/evidence.js";
import type { DetectedTool, Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import type { Stage } from "../project/stage.js";
import { rentedModels } from "../semantics/rented-models.js";
import type { Capability } from "../tools/tool.js";
import { nodeStart } from "./node-recipe.js";

/** A line of the draft: the value, and the evidence that goes beside it as a comment. */
interface Found {
  readonly value: unknown;
  readonly evidence?: string;
}

/** How a draft differs from what `init` writes. */
export interface DraftOptions {
  readonly stage?: Stage;
  /** Sections that are left to be found. */
  readonly without?: readonly string[];
}

/**
 * A first `roadworthy.yaml` from what was detected: each value with its evidence as a comment, and `TODO` where only people know.
 * Placeholders count as absent, so the draft earns nothing that is not true.
 */
export function draftManifest(project: Project, folderName: string, { stage = "prototype", without = [] }: DraftOptions = {}): string {
  const draft = new Draft(without);
  draft.add(["version"], { value: 1 });
  draft.add(["project", "name"], {
    value:
      folderName
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, "-")
        .replace(/^-+|-+$/g, "") || "project",
  });
  const kinds = projectKinds(project);
  if (kinds.length > 0) draft.add(["project", "kind"], { value: kinds, evidence: traitEvidence(project, kinds) });
  draft.add(["project", "stage"], { value: stage, evidence: "prototype | pilot | production" });
  draft.add(["project", "use_case", "problem"], { value: "TODO: the decision or task, and what it costs today" });
  draft.add(["project", "use_case", "users"], { value: "TODO: who has the problem" });
  draft.add(["project", "use_case", "success_metric"], {
    value: { name: "TODO: what gets better", target: "TODO: by how much", owner: "TODO: who reads it" },
  });
  draft.add(["team", "owners"], { value: ["TODO: @team-or-person"] });

  const sources = dataSources(project);
  draft.add(["data", "sources"], sources);
  const stack = describeStack(project);
  const commands = {
    train: stack.training?.value.command,
    evaluate: stack.evaluation?.value.command,
    serve: stack.service?.command ?? (stack.node && nodeStart(stack.node)?.join(" ")),
  };
  for (const [name, value] of Object.entries(commands)) if (value) draft.add(["commands", name], { value });
  const tracker = first(project, "experiment-tracking");
  if (tracker) draft.add(["experiments", "tool"], { value: tracker.tool.id, evidence: why(tracker) });
  draft.addAll(models(project));
  const store = first(project, "vector-store", "in-memory-vector-index");
  if (project.traits.rag.value && !embedsOnly(project))
    draft.add(["rag", "store"], store ? { value: store.tool.id, evidence: why(store) } : { value: "TODO: qdrant" });
  const evaluates = project.traits.trains.value || (project.traits.llm.value && !embedsOnly(project));
  if (evaluates) {
    draft.add(["evals"], {
      value: [
        {
          name: "quality",
          dataset: "TODO: evals/cases.jsonl",
          command: "TODO: pytest evals",
          metrics: [{ name: "TODO: metric", threshold: "TODO: >= 0.8" }],
        },
      ],
    });
  }
  if (project.traits.serves.value) {
    const dockerfile = project.facts("dockerfile").find(({ role }) => role === "production");
    const service: Record<string, unknown> = { name: "api" };
    const framework = first(project, "web-framework", "app-framework", "model-server");
    if (framework) service.framework = framework.tool.id;
    if (stack.service?.file) service.entry = stack.service.file;
    if (dockerfile) service.container = project.relative(dockerfile.path);
    draft.add(["serving"], { value: [service], evidence: framework && why(framework) });
  }
  const ci = project.facts("ci").filter(({ facts }) => facts.jobs.length > 0 && !facts.triggers.called);
  const system = ci[0]?.facts.system;
  const workflows = ci.filter(({ facts }) => facts.system === system).map(({ path }) => project.relative(path));
  if (system) draft.add(["ci"], { value: { system, workflows } });
  const metrics = first(project, "metrics");
  if (metrics) draft.add(["monitoring", "metrics", "system"], { value: metrics.tool.id, evidence: why(metrics) });
  else if (project.traits.serves.value) draft.add(["monitoring", "metrics", "system"], { value: "TODO: prometheus" });
  const drift = first(project, "drift-detection");
  if (drift)
    draft.add(["drift"], {
      value: [{ name: "inputs", kind: "data", method: drift.tool.id, schedule: "TODO: 0 5 * * *", threshold: "TODO: 0.2" }],
      evidence: why(drift),
    });
  if (evaluates)
    draft.add(["governance", "model_card"], {
      value: project.files.map(project.relative).find((path) => /model[_-]?card[^/]*\.md$/i.test(path)) ?? "TODO: MODEL_CARD.md",
    });
  return draft.toString();
}

/** UTF-16 units of a comment's line. */
const mostInComment = 110;

/** Collects values and their comments in one YAML document. */
class Draft {
  private readonly document = new Document({});

  constructor(private readonly without: readonly string[]) {}

  add(path: readonly (string | number)[], { value, evidence }: Found): void {
    if (this.without.includes(String(path[0]))) return;
    this.document.setIn(path, this.document.createNode(value));
    const node = this.document.getIn(path, true);
    if (evidence && typeof node === "object" && node !== null) {
      const comment = evidence.split("\n").map(commentLine).join("\n");
      if ("items" in node) (node as { commentBefore?: string }).commentBefore = comment;
      else (node as { comment?: string }).comment = comment;
    }
  }

  addAll(found: Found | undefined, path: readonly string[] = ["models"]): void {
    if (found) this.add(path, found);
  }

  toString(): string {
    const header = [
      "# Drafted by `roadworthy init` from what this folder holds. Comments say where each value comes from.",
      "# Fill in every TODO. A placeholder counts as absent. Delete sections that do not apply.",
    ];
    return `${header.join("\n")}\n${this.document.toString({ lineWidth: 0 })}`;
  }
}

/** What a project may be, and the trait that makes it so. */
const kindTraits = { agent: "agent", rag: "rag", "llm-app": "llm", "classic-ml": "trains", "data-pipeline": "pipeline" } as const;

type Kind = keyof typeof kindTraits;

function projectKinds({ traits }: Project): readonly Kind[] {
  const kinds = (Object.keys(kindTraits) as Kind[]).filter((kind) => traits[kindTraits[kind]].value);
  // Whatever retrieves or acts by a language model is more than an app around one.
  return kinds.filter((kind) => kind !== "llm-app" || (!traits.rag.value && !traits.agent.value));
}

function traitEvidence({ traits, relative }: Project, kinds: readonly Kind[]): string | undefined {
  const lines = kinds.flatMap((kind) => {
    const [evidence] = traits[kindTraits[kind]].evidence;
    return evidence ? [`${kindTraits[kind]}: ${describeEvidence(evidence, relative)}`] : [];
  });
  return lines.length > 0 ? lines.join("\n") : undefined;
}

function commentLine(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return ` ${line.length > mostInComment ? `${line.slice(0, mostInComment - 1)}…` : line}`;
}

function describeEvidence({ what, at }: Evidence, relative: (path: string) => string): string {
  return at ? `${what} (${relative(at.path)})` : what;
}

function why({ evidence: [evidence] }: DetectedTool): string | undefined {
  return evidence && `${evidence.what}${evidence.at ? ` in ${evidence.at.path}` : ""}`;
}

function first(project: Project, ...capabilities: Capability[]): DetectedTool | undefined {
  const found = project.withCapability(...capabilities);
  const wired = found.filter(({ level }) => level === "wired");
  const most = Math.max(...wired.map(filesUsing));
  return wired.find((one) => filesUsing(one) === most) ?? found[0];
}

/** In how many files a tool is at work: one that a script moves data away from is in few. */
function filesUsing({ evidence }: DetectedTool): number {
  return new Set(evidence.flatMap(({ level, at }) => (level === "wired" && at ? [at.path] : []))).size;
}

function dataSources(project: Project): Found {
  const blank = { owner: "TODO: @who", origin: "TODO: how it is generated or collected", pii: "TODO: none, personal or sensitive" };
  const used = project
    .withCapability("warehouse", "database", "object-storage", "lakehouse", "feature-store", "ingestion", "dataset-hub")
    .filter(({ level }) => level === "wired");
  if (used.length === 0) return { value: [{ name: "TODO: name", system: "TODO: system", location: "TODO: address or path", ...blank }] };
  return {
    value: used.map(({ tool }) => ({ name: tool.id, system: tool.id, ...blank })),
    evidence: used.map((one) => `${one.tool.name}: ${why(one)}`).join("; "),
  };
}

/** Whether no model of the project is asked for text: it has no prompts, and no answers to evaluate. */
function embedsOnly(project: Project): boolean {
  return !project.traits.trains.value && !project.traits.agent.value && givesEmbeddingsOnly(project);
}

function models(project: Project): Found | undefined {
  const list: Record<string, unknown>[] = [];
  const evidence: string[] = [];
  if (embedsOnly(project)) {
    const provider = first(project, "llm-provider", "llm-runtime");
    list.push({ name: "embedder", type: "embedding", provider: provider?.tool.id ?? "TODO: provider", version: "TODO: model id" });
    if (provider) evidence.push(why(provider) ?? provider.tool.name);
  } else if (project.traits.llm.value) {
    // A model that is asked for, rather than one that a list only names.
    const asked = new Set(rentedModels(project).map(({ id }) => id));
    const { models: named } = describeStack(project).language;
    const used = named.find(({ value }) => asked.has(value)) ?? named[0];
    const provider = (used && project.tool(used.provider)) ?? first(project, "llm-provider", "llm-runtime");
    list.push({
      name: "answerer",
      type: "generation",
      provider: provider?.tool.id ?? "TODO: provider",
      version: used?.value ?? "TODO: dated model id",
    });
    if (provider) evidence.push(why(provider) ?? provider.tool.name);
  }
  if (project.traits.trains.value) {
    const framework = first(project, "ml-framework", "deep-learning", "forecasting");
    list.push({
      name: "model",
      ...(framework && { framework: framework.tool.id }),
      registry: first(project, "model-registry")?.tool.id ?? "TODO: registry",
    });
    if (framework) evidence.push(why(framework) ?? framework.tool.name);
  }
  return list.length > 0 ? { value: list, evidence: evidence.join("; ") } : undefined;
}
