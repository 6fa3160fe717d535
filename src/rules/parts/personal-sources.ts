import type { Project } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import type { ManifestPath } from "../rule.js";
import { entryPlace } from "./claim.js";

/** An entry of `data.sources` that says it holds personal data. */
export interface PersonalSource {
  readonly name: string;
  readonly path: ManifestPath;
  readonly at: Place;
}

export function personalSources(project: Project): readonly PersonalSource[] {
  return (project.manifest.value.data?.sources ?? []).flatMap(({ name, pii }, index) => {
    const path = ["data", "sources", index];
    return pii === "personal" || pii === "sensitive" ? [{ name, path, at: entryPlace(project, path) }] : [];
  });
}

/** What shows that a project handles personal data, where no source says so: a tool that redacts it. */
export function personalDataPlace(project: Project): Place | undefined {
  const { source, evidence } = project.traits["personal-data"];
  return source === "detected" ? evidence[0]?.at : undefined;
}
