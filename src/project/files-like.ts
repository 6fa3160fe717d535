import { forManyTexts } from "../text/for-many-texts.js";
import { noteObserved } from "./noted-reads.js";
import { oncePer } from "./once-per.js";
import type { Project } from "./project.js";

type Observed = Pick<Project, "observation" | "relative">;

/** What was found in a list of files, by pattern. Lists last until a file comes or goes, and each is of one project. */
const byPattern = oncePer(
  (files: Project["files"]) => files,
  () => new Map<string, readonly string[]>(),
);

/** The project's files whose path relative to it matches. Looked for once per list of files and pattern. */
export function filesLike(project: Observed, pattern: RegExp): readonly string[] {
  return noteObserved(
    project.observation,
    `files like ${pattern}`,
    (other) => find(other, pattern),
    () => find(project, pattern),
  );
}

function find({ observation, relative }: Observed, pattern: RegExp): readonly string[] {
  const found = byPattern(observation.files);
  const key = String(pattern);
  const known = found.get(key);
  if (known) return known;
  const isLike = forManyTexts(pattern);
  const like = observation.files.filter((path) => isLike.test(relative(path)));
  found.set(key, like);
  return like;
}
