import type { ArtefactFacts } from "./artefact-facts.js";
import type { AttributeFacts } from "./attribute-facts.js";
import type { BaselineFacts } from "./baseline-facts.js";
import type { BuildContextFacts } from "./build-context-facts.js";
import type { CiFacts } from "./ci-facts.js";
import type { ConfigurationFacts } from "./configuration-facts.js";
import type { ComposeFacts, DockerfileFacts } from "./container-facts.js";
import type { DataCheckFacts } from "./data-check-facts.js";
import type { DatasetFacts } from "./dataset-facts.js";
import type { DependencyFacts } from "./dependency-facts.js";
import type { DocumentFacts } from "./document-facts.js";
import type { DvcFacts } from "./dvc-facts.js";
import type { EnvironmentFacts } from "./environment-facts.js";
import type { EvalFacts } from "./eval-facts.js";
import type { InfrastructureFacts } from "./infrastructure-facts.js";
import type { ModelServerFacts } from "./model-server-facts.js";
import type { MonitoringFacts } from "./monitoring-facts.js";
import type { NotebookFacts } from "./notebook-facts.js";
import type { OwnerFacts } from "./owner-facts.js";
import type { PipelineFacts } from "./pipeline-facts.js";
import type { PythonFacts } from "./python-facts.js";
import type { ResultFacts } from "./result-facts.js";
import type { ScriptFacts } from "./script-facts.js";
import type { TaskFacts } from "./task-facts.js";
import type { TextFacts } from "./text-facts.js";
import type { UpdateFacts } from "./update-facts.js";

/** Every kind of facts that readers produce. Several readers may produce one kind: rules ask for the kind, never for a format. */
export interface FactsByKind {
  readonly python: PythonFacts;
  readonly notebook: NotebookFacts;
  readonly script: ScriptFacts;
  readonly dependencies: DependencyFacts;
  readonly ci: CiFacts;
  readonly dockerfile: DockerfileFacts;
  readonly compose: ComposeFacts;
  readonly dvc: DvcFacts;
  readonly monitoring: MonitoringFacts;
  readonly eval: EvalFacts;
  readonly document: DocumentFacts;
  readonly artefact: ArtefactFacts;
  readonly dataset: DatasetFacts;
  readonly result: ResultFacts;
  readonly tasks: TaskFacts;
  readonly attributes: AttributeFacts;
  readonly "build-context": BuildContextFacts;
  readonly infrastructure: InfrastructureFacts;
  readonly pipeline: PipelineFacts;
  readonly "data-checks": DataCheckFacts;
  readonly "model-server": ModelServerFacts;
  readonly owners: OwnerFacts;
  readonly updates: UpdateFacts;
  readonly environment: EnvironmentFacts;
  readonly configuration: ConfigurationFacts;
  readonly baseline: BaselineFacts;
  readonly text: TextFacts;
}

export type FactsKind = keyof FactsByKind;
