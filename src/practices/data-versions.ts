import type { CodeValue } from "../facts/code-value.js";
import type { PythonCall } from "../facts/python-facts.js";
import type { Evidence } from "../project/evidence.js";
import { modulesWith } from "../project/modules-with.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { dotted } from "./dotted.js";
import { seen, useOf } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

/** DVC and Git LFS keep models too. */
const isModel = /\.(?:ckpt|pt|pth|onnx|h5|keras|pkl|pickle|joblib|safetensors|gguf|bin)$|(?:^|\/)models?(?:\/|$)/i;

const datasetLoad = dotted("datasets.load_dataset");
const hubLoad = dotted("huggingface_hub.snapshot_download", "huggingface_hub.hf_hub_download");
const revision = /^[0-9a-f]{7,40}$|^v?\d+(?:\.\d+)+$/;

const readOption = dotted("**.option");
const timeTravel = /^(?:versionAsOf|timestampAsOf)$/;

const register = dotted("**.register");
const asset = dotted("clearml.Dataset.create", "azure.ai.ml.entities.Data");
/** The version of a table, kept beside what was made from it, or asked for again. */
const tableVersion = dotted("deltalake.DeltaTable().version", "delta.tables.DeltaTable.*.history");
const tableRead = dotted("polars.scan_delta", "polars.read_delta", "deltalake.DeltaTable");
const artifact = dotted("wandb.**.Artifact", "comet_ml.**.Artifact", "wandb.**.use_artifact");

export const dataVersions: Practice = {
  title: "Data is versioned",
  find: remembered((project) => [
    ...kept(project),
    ...versionedAssets(project),
    ...versionedInCode(ownModules(project)),
    ...project
      .withCapability("data-versioning")
      .flatMap((tool) => (tool.tool.id === "dvc" || tool.tool.id === "git-lfs" ? [] : useOf(tool))),
  ]),
};

/** What DVC and Git LFS keep beside git. */
function kept(project: Project): readonly Evidence[] {
  const tracked = ownFacts(project, "dvc").flatMap(({ path, facts }) =>
    facts.tracked
      .filter(({ value }) => !isModel.test(value))
      .map(({ value, span }) => seen("present", `DVC tracks \`${project.relative(value)}\``, { path, span })),
  );
  const large = ownFacts(project, "attributes").flatMap(({ path, facts }) =>
    facts.lfs
      .filter(({ value }) => !isModel.test(value))
      .map(({ value, span }) => seen("wired", `Git LFS keeps \`${value}\``, { path, span })),
  );
  return [...tracked, ...large];
}

/** Data assets of Azure ML, each of which is a version. */
function versionedAssets(project: Project): readonly Evidence[] {
  return ownFacts(project, "infrastructure")
    .filter(({ facts }) => facts.format === "azureml")
    .flatMap(({ path, facts }) =>
      facts.resources
        .filter(({ kind, name }) => /^(?:data|mltable)$/i.test(kind) && name !== "")
        .map(({ name, span }) => seen("present", `data asset \`${name}\``, { path, span })),
    );
}

const mayBeVersioned = (name: string) =>
  [datasetLoad, hubLoad, readOption, register, artifact, tableVersion, tableRead, asset].some((one) => one.test(name));

const versionedInCode = oncePerModules((modules): readonly Evidence[] =>
  modulesWith(modules, { calls: mayBeVersioned }).flatMap((module) =>
    module.facts.calls.flatMap((call) => {
      const how = versionedBy(call);
      return how ? [seen("wired", how, module.place(call.span))] : [];
    }),
  ),
);

/** How a call names a version of data, or makes one. */
function versionedBy(call: PythonCall): string | undefined {
  const { name } = call;
  const isDataset = datasetLoad.test(name) || (hubLoad.test(name) && textOf(call, /^repo_type$/) === "dataset");
  if (isDataset && revision.test(textOf(call, /^revision$/) ?? "")) return `\`${name}\` at revision \`${textOf(call, /^revision$/)}\``;
  if (readOption.test(name) && timeTravel.test(text(call.arguments[0]?.value) ?? "")) return "a table is read as of a version";
  if (tableVersion.test(name)) return `\`${name}()\` called`;
  if (tableRead.test(name) && call.arguments.some((one) => one.name === "version" && one.value.kind !== "none"))
    return "a table is read as of a version";
  if (register.test(name) && call.arguments.some((one) => one.name === "create_new_version" && one.value.kind !== "none"))
    return `\`${name}(create_new_version=…)\``;
  if (asset.test(name) && (name.startsWith("clearml.") || textOf(call, /^version$/) !== undefined)) return `\`${name}()\``;
  return artifact.test(name) && /data/i.test(textOf(call, /^(?:type|artifact_type)$/) ?? "") ? `\`${name}()\` of data` : undefined;
}

function textOf(call: PythonCall, argument: RegExp): string | undefined {
  return text(call.arguments.find(({ name }) => name !== undefined && argument.test(name))?.value);
}

function text(value: CodeValue | undefined): string | undefined {
  return value?.kind === "string" ? value.value : undefined;
}
