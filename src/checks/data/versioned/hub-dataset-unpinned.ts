import { remembered } from "../../../project/once-per.js";
import type { Project } from "../../../project/project.js";
import { unpinnedRepositories } from "../../../rules/parts/hub-downloads.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const hubDatasetUnpinned: CodeCheck = {
  flags: "`load_dataset` of a named repository on the hub without a `revision`: its owner can change the rows under the same name.",
  silent: "A revision or a name that is given by a variable or a caller, builders such as `csv`, local folders, and tests.",
  source: "Bandit B615",
  languages: ["Python"],
  offByDefault: "It is a strict mode: nearly all code takes the newest version of well-known datasets, which rarely change.",
  find: (project: Project) => look(project),
};

/** One finding per repository, where it is first taken. */
const look = remembered((project: Project): readonly CodeProblem[] =>
  unpinnedRepositories(project, /^datasets\.(?:\w+\.)*load_dataset$/).map(({ name, at, others }) => ({
    kind: "partial",
    message: `The rows of \`${name}\` are whatever its owner last uploaded. Pin \`revision\` to the commit that was trained on.`,
    at,
    related: others.slice(0, 10).map((one) => ({ message: "Here too.", at: one })),
  })),
);
