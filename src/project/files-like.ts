import { oncePer } from "./once-per.js";
import type { Project } from "./project.js";

/** What was found in a list of files, by pattern. Lists last until a file comes or goes, and each is of one project. */
const known = oncePer(
  (files: Project["files"]) => files,
  () => new Map<string, readonly string[]>(),
);

/** The project's files whose path relative to it matches. Looked for once per list of files and pattern. */
export function filesLike({ files, relative }: Pick<Project, "files" | "relative">, pattern: RegExp): readonly string[] {
  const found = known(files);
  const key = String(pattern);
  const like = found.get(key) ?? files.filter((path) => pattern.test(relative(path)));
  found.set(key, like);
  return like;
}
