import type { Evidence } from "../../project/evidence.js";
import { claimAt, entryPlace } from "../parts/claim.js";
import type { Gap, Rule } from "../rule.js";

export const piiClassified: Rule = {
  title: "Each data source says whether it holds personal data",
  why: { source: "A0 #1", text: "Sensitive data that cannot be used freely, or GDPR, stops a project late when nobody asked early." },
  applies: "always",
  stage: "prototype",
  weight: 3,
  asks: "claimed",
  evidence: { claimed: "Each entry of `data.sources` has `pii: none`, `personal` or `sensitive`." },
  manifest: ["data", "sources"],
  limits: "Does not look into the data; a wrong answer is not noticed.",
  fixes: [
    {
      kind: "manifest",
      title: "Declare a data source",
      path: ["data", "sources"],
      value: [{ name: "TODO: name", system: "TODO: system", pii: "TODO: none, personal or sensitive" }],
    },
  ],
  check(project) {
    // An entry of placeholders names nothing, and of no source at all `data/sources-declared` speaks.
    const sources = [...(project.manifest.value.data?.sources ?? []).entries()].filter(
      ([, { name, system, via, location }]) => name || system || via || location,
    );
    if (sources.length === 0) return { evidence: [], gaps: [] };
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const [index, source] of sources) {
      const path = ["data", "sources", index];
      const claim = claimAt(project, [...path, "pii"]);
      if (claim) evidence.push({ level: "claimed", what: `\`${source.name}\`: ${claim.value}`, at: claim.at });
      else {
        const at = entryPlace(project, path);
        gaps.push({
          kind: "partial",
          message: `Source \`${source.name}\` does not say whether it holds personal data. Add \`pii: none\`, \`personal\` or \`sensitive\`.`,
          at,
          fixes: (["none", "personal", "sensitive"] as const).map((value) => ({
            kind: "manifest",
            title: `Set \`pii: ${value}\` for \`${source.name}\``,
            path: [...path, "pii"],
            value,
          })),
        });
      }
    }
    return { evidence, gaps, share: evidence.length / sources.length };
  },
};
