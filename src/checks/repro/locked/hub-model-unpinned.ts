import { remembered } from "../../../project/once-per.js";
import type { Project } from "../../../project/project.js";
import { unpinnedRepositories } from "../../../rules/parts/hub-downloads.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const hubModelUnpinned: CodeCheck = {
  flags:
    "`from_pretrained`, `SentenceTransformer`, `hf_hub_download` and the like of a named repository without a `revision`: its owner can change the weights under the same name.",
  silent: "A revision or a name that is given by a variable, an environment variable or a caller, local folders, and tests.",
  source: "Bandit B615",
  languages: ["Python"],
  offByDefault: "It is a strict mode: nearly all code takes the newest weights of well-known repositories, which rarely change.",
  find: (project: Project) => look(project),
};

const download =
  /^(?:transformers|diffusers|peft|setfit|optimum|sentence_transformers|auto_gptq|unsloth|trl|adapters|span_marker|gliner)\.(?:\w+\.)*(?:from_pretrained|SentenceTransformer|CrossEncoder)$|^transformers\.(?:\w+\.)*pipeline$|^huggingface_hub\.(?:hf_hub_download|snapshot_download)$/;

/** One finding per repository, where it is first taken. */
const look = remembered((project: Project): readonly CodeProblem[] =>
  unpinnedRepositories(project, download).map(({ name, at, others }) => ({
    kind: "partial",
    message: `The weights of \`${name}\` are whatever its owner last uploaded. Pin \`revision\` to the commit that was evaluated.`,
    at,
    related: others.slice(0, 10).map((one) => ({ message: "Here too.", at: one })),
  })),
);
