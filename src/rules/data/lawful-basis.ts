import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { absentFile, type Claim, claimAt, claimEvidence } from "../parts/claim.js";
import { type PersonalSource, personalDataPlace, personalSources } from "../parts/personal-sources.js";
import { unwrittenGap } from "../parts/unwritten-document.js";
import type { Fix, Gap, Rule } from "../rule.js";

const asked = {
  lawful_basis: {
    words: "on which ground it is used",
    title: "Give the legal ground",
    hint: "TODO: consent, contract, legitimate interest …",
  },
  retention: { words: "how long it is kept", title: "Say how long it is kept", hint: "TODO: 24 months" },
  deletion: { words: "how one person is erased", title: "Say how a person is erased", hint: "TODO: who erases one person's data, and how" },
} as const;
const keys = Object.keys(asked) as readonly (keyof typeof asked)[];
const endless =
  /^(?:for ?ever|indefinite(?:ly)?|unlimited|permanent(?:ly)?|no limit|none|never(?: deleted)?|always|until further notice)$/i;

export const lawfulBasis: Rule = {
  title: "Personal data has a lawful basis, a limit in time and a way to be erased",
  why: {
    source: "A0 #1, #2 GDPR, CCPA; MLTS Data 4, 5",
    text: "A lack of data governance leads to compliance and privacy issues, and compliance with GDPR or CCPA is tricky once models process customers' data.",
  },
  applies: "personal-data",
  stage: "pilot",
  weight: 3,
  asks: "claimed",
  evidence: {
    claimed: "Each personal source gives `lawful_basis`, `retention` and `deletion`.",
    present: "One of them names a document or the code that erases.",
  },
  hollow: "Data is kept for ever, or the file that erases does nothing.",
  contradicted: "A file that is named does not exist.",
  manifest: ["data", "sources"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare the personal data",
      path: ["data", "sources"],
      value: [
        {
          name: "TODO: name",
          system: "TODO: system",
          pii: "personal",
          lawful_basis: asked.lawful_basis.hint,
          retention: asked.retention.hint,
          deletion: asked.deletion.hint,
        },
      ],
    },
  ],
  limits: "Whether the ground holds in law is for people to say.",
  check(project) {
    const sources = personalSources(project);
    if (sources.length === 0)
      return {
        evidence: [],
        gaps: [
          {
            kind: "missing",
            message:
              "Personal data is handled, but no entry of `data.sources` says which, on which ground, for how long, and how a person is erased.",
            at: personalDataPlace(project),
          },
        ],
      };
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const source of sources) {
      const claims = keys.map((key) => ({ key, claim: claimAt(project, [...source.path, key]) }));
      for (const { key, claim } of claims) {
        const gap = claim && claimGap(project, source, key, claim);
        if (gap) gaps.push(gap);
        else if (claim) evidence.push(...claimEvidence(claim));
      }
      const lacking = claims.flatMap(({ key, claim }) => (claim ? [] : [key]));
      if (lacking.length > 0) gaps.push(lackingGap(source, lacking));
    }
    return { evidence, gaps, share: evidence.length / (sources.length * keys.length) };
  },
};

function lackingGap({ name, path, at }: PersonalSource, lacking: readonly (typeof keys)[number][]): Gap {
  const words = lacking.map((key) => asked[key].words);
  const list = words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : words[0];
  const fixes = lacking.map((key): Fix => ({ kind: "manifest", title: asked[key].title, path: [...path, key], value: asked[key].hint }));
  const add = lacking.map((key) => `\`${key}\``).join(", ");
  return { kind: "partial", message: `Source \`${name}\` holds personal data and does not say ${list}. Add ${add}.`, at, fixes };
}

function claimGap(project: Project, { name }: PersonalSource, key: (typeof keys)[number], claim: Claim): Gap | undefined {
  if (!claim.exists) return absentFile(claim);
  if (key === "retention" && endless.test(claim.value))
    return {
      kind: "hollow",
      message: `\`${claim.value}\` sets no limit: say after which time data of \`${name}\` is deleted.`,
      at: claim.at,
    };
  if (claim.form !== "path") return undefined;
  const module = project.python.find(({ path }) => path === project.resolve(claim.value));
  const doesNothing = module && module.facts.calls.length === 0 && module.facts.functions.every(({ empty }) => empty);
  if (doesNothing && module.facts.depth === "full")
    return { kind: "hollow", message: `\`${claim.value}\` does nothing yet, so nobody's data is erased.`, at: startOf(module.path) };
  return unwrittenGap(project, claim.value);
}
