import { forManyTexts } from "../text/for-many-texts.js";
import { oncePer } from "./once-per.js";
import type { Project } from "./project.js";

/** What was found in a list of files, by pattern. Lists last until a file comes or goes, and each is of one project. */
const byPattern = oncePer(
  (files: Project["files"]) => files,
  () => new Map<string, readonly string[]>(),
);

/** The project's files whose path relative to it matches. Looked for once per list of files and pattern. */
export function filesLike({ files, relative }: Pick<Project, "files" | "relative">, pattern: RegExp): readonly string[] {
  const found = byPattern(files);
  const key = String(pattern);
  const known = found.get(key);
  if (known) return known;
  const isLike = forManyTexts(pattern);
  const like = files.filter((path) => isLike.test(relative(path)));
  found.set(key, like);
  return like;
}
