import { ownersOf } from "../../project/owners-of.js";
import type { Project } from "../../project/project.js";
import { claimAt, claimsAt } from "../parts/claim.js";
import { blankFor, type DeclaredSource, declaredSources, lackingPlace, perSource, saysNothing } from "../parts/per-source.js";
import type { Fix, Rule } from "../rule.js";

export const sourceOwner: Rule = {
  title: "Each data source has an owner",
  why: {
    source: "A0 #1",
    text: "A lack of data governance leads to compliance and privacy issues; somebody has to answer for each source, also when it changes.",
  },
  applies: "always",
  stage: "pilot",
  weight: 1,
  asks: "claimed",
  evidence: {
    claimed: "Each entry of `data.sources` has an `owner`.",
    present: "CODEOWNERS covers the files of a source that lies in the repository.",
  },
  manifest: ["data", "sources"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare a data source",
      path: ["data", "sources"],
      value: [{ name: "TODO: name", system: "TODO: system", owner: "TODO: @who" }],
    },
  ],
  limits: "Whether the owner knows of it is not seen.",
  check(project) {
    const steward = claimsAt(project, ["team", "roles", "data"])[0]?.value;
    return perSource(declaredSources(project), (source) => {
      const { value, path } = source;
      const claim = claimAt(project, [...path, "owner"]);
      if (claim && !saysNothing(claim))
        return { evidence: [{ level: "claimed", what: `\`${value.name}\`: ${claim.value}`, at: claim.at }] };
      const owned = ownedFile(project, source);
      if (owned && !claim) return { evidence: [{ level: "present", what: `CODEOWNERS covers \`${owned.file}\``, at: owned.at }] };
      const title = steward ? `Set its owner to \`${steward}\`` : "Name its owner";
      const fixes: readonly Fix[] = steward
        ? [{ kind: "manifest", title, path: [...path, "owner"], value: steward }]
        : blankFor(project, source, "owner", title, "TODO: @who");
      const message = claim
        ? `Source \`${value.name}\` is said to be owned by \`${claim.value}\`, which names nobody. Name a person or a team in \`owner\`.`
        : `Source \`${value.name}\` has no owner. Name in \`owner\` the person or team that answers for it.`;
      return { gaps: [{ kind: "partial", message, at: claim?.at ?? lackingPlace(project, source, "owner"), fixes }] };
    });
  },
};

/** The file or folder of the project that a source is, where CODEOWNERS gives it to somebody. */
function ownedFile(project: Project, { path }: DeclaredSource) {
  for (const { form, exists, value } of claimsAt(project, [...path, "location"])) {
    const at = form === "path" && exists ? ownersOf(project, project.resolve(value)) : undefined;
    if (at) return { file: value, at };
  }
  return undefined;
}
