import { evaluation } from "../../practices/evaluation.js";
import { filesLike } from "../../project/files-like.js";
import type { Project } from "../../project/project.js";

/** Programs that are called after an evaluation: of shell scripts only the commands are read, of other languages nothing. */
const named =
  /(?:^|\/)(?:[\w-]+[-_])?(?:evals?|evaluate|evaluation)(?:[-_][\w-]+)?\.(?:sh|bash|zsh|ps1|rb|r|jl|go|rs|java|kt|scala|cs|php|exs?)$/i;

/** Why it cannot be seen what the only evaluation does; `undefined` where another is seen, or no program that is not read is named for one. */
export function unreadEvaluation(project: Project): string | undefined {
  if (project.manifest.has("evals") || evaluation.find(project).length > 0) return undefined;
  const path = filesLike(project, named).find((one) => ["production", "evaluation"].includes(project.role(one)));
  return path && `\`${project.relative(path)}\` is named for an evaluation; what it does is not read. Declare it in \`evals\`.`;
}
