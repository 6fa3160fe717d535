import { filesLike } from "../../project/files-like.js";
import type { Project } from "../../project/project.js";

const named = /(?:^|\/)(?:[\w.-]*[-_])?(?:canary|progressive[-_]rollout|shadow[-_]deployment)(?:[-_][\w.-]*)?\.(?:md|mdx|rst)$/i;

/** A document on how a new version is brought to users, by its name, as it is called in messages. */
export function canaryDocument(project: Project): string | undefined {
  const [told] = filesLike(project, named);
  return told && `\`${project.relative(told)}\``;
}
