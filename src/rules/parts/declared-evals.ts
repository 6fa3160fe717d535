import type { Manifest } from "../../manifest/manifest.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import { claimAt, entryPlace } from "./claim.js";

type EvalType = NonNullable<NonNullable<Manifest["value"]["evals"]>[number]["type"]>;

/** The entries of `evals` of a type: present where the cases that one names exist. */
export function declaredEvals(project: Project, type: EvalType): readonly Evidence[] {
  return (project.manifest.value.evals ?? []).flatMap((entry, index): Evidence[] => {
    if (entry.type !== type) return [];
    const cases = claimAt(project, ["evals", index, "dataset"]);
    const level = cases?.form === "path" && cases.exists ? "present" : "claimed";
    return [{ level, what: `eval \`${entry.name}\` of type \`${type}\``, at: entryPlace(project, ["evals", index]) }];
  });
}

/** Where a gap in what the evals measure is shown: at the first of them, if there is one. */
export function firstEval(project: Project): Place | undefined {
  return project.manifest.has("evals", 0) ? entryPlace(project, ["evals", 0]) : undefined;
}
