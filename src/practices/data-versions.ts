import { callsTo, ownModules } from "../project/production-code.js";
import { seen, useOf } from "./evidence-of.js";
import type { Practice } from "./practice.js";

const hubLoad = /^datasets\.load_dataset$|^huggingface_hub\.(?:snapshot_download|hf_hub_download)$/;
/** DVC keeps models too. */
const isModel = /\.(?:ckpt|pt|pth|onnx|h5|keras|pkl|pickle|joblib|safetensors)$|(?:^|\/)models?(?:\/|$)/i;
const timeTravel = /^(?:versionAsOf|timestampAsOf)$/;

export const dataVersions: Practice = {
  title: "Data is versioned",
  find: (project) => [
    ...project
      .facts("dvc")
      .flatMap(({ path, facts }) =>
        facts.tracked
          .filter(({ value }) => !isModel.test(value))
          .map(({ value, span }) => seen("present", `DVC tracks \`${project.relative(value)}\``, { path, span })),
      ),
    ...project
      .facts("attributes")
      .flatMap(({ path, facts }) => facts.lfs.map(({ value, span }) => seen("wired", `Git LFS keeps \`${value}\``, { path, span }))),
    ...callsTo(ownModules(project), hubLoad).flatMap(({ call, at }) => {
      const revision = call.arguments.find(({ name }) => name === "revision")?.value;
      const isPinned = revision?.kind === "string" && /^[0-9a-f]{7,40}$|^v?\d+(?:\.\d+)+$/.test(revision.value);
      return isPinned ? [seen("wired", `\`${call.name}\` at revision \`${revision.value}\``, at)] : [];
    }),
    ...callsTo(ownModules(project), /\.option$/).flatMap(({ call, at }) => {
      const [name] = call.arguments;
      return name?.value.kind === "string" && timeTravel.test(name.value.value)
        ? [seen("wired", "a table is read as of a version", at)]
        : [];
    }),
    ...project
      .withCapability("data-versioning")
      .flatMap((tool) => (tool.tool.id === "dvc" || tool.tool.id === "git-lfs" ? [] : useOf(tool))),
  ],
};
