import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { all } from "../../project/trait.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { type Retrieval, retrievals } from "../parts/retrieval-filter.js";
import type { Gap, Rule } from "../rule.js";

const path = ["rag", "access_control"] as const;

export const accessControl: Rule = {
  title: "Retrieval gives a user only what that user may read",
  why: {
    source: "A0 #2",
    text: "A plug-and-play model without proper data handling may expose sensitive information; retrieval that searches everything shows one user another's documents.",
  },
  applies: all("rag", "personal-data"),
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`rag.access_control` says how.",
    present: "`rag.access_control` names a file that exists.",
    wired: "Each retrieval in production code filters by a user, tenant, team or the like, or the store is opened for one of them.",
  },
  hollow: "The filter of every retrieval is the same for everybody.",
  contradicted: "`rag.access_control` speaks of a filter and no retrieval has one, or its file does not exist.",
  manifest: path,
  noFix: "Which field names who may read a passage is for people to say; the retrieval call takes it as its filter.",
  limits:
    "Knows the calls of common vector stores, LangChain and LlamaIndex in Python and scripts. A filter that is built elsewhere, SQL and rights that the store itself keeps are not seen: unknown, never a finding.",
  appliesUnless(project) {
    const { rag, data } = project.manifest.value;
    const indexed = (rag?.sources ?? []).map((name) => data?.sources?.find((source) => source.name === name)?.pii);
    return indexed.length > 0 && indexed.every((pii) => pii === "none") ? "The indexed sources hold no personal data." : undefined;
  },
  check(project) {
    const claim = claimAt(project, path);
    if (claim && !claim.exists) return { evidence: [], gaps: [absentFile(claim)] };
    const found = retrievals(project);
    const of = (by: Retrieval["by"]) => found.filter((one) => one.by === by);
    const evidence: Evidence[] = [
      ...of("reader").map(({ name, at }) => ({ level: "wired" as const, what: `\`${name}()\` is narrowed to a reader`, at })),
      ...(claim ? claimEvidence(claim) : []),
    ];
    const open = [...of("nothing"), ...of("constant")];
    const [first] = open;
    if (!first) {
      const unknown =
        found.length > 0 ? "By what the retrieval is filtered cannot be seen." : "No retrieval of a known store was found in code.";
      return { evidence, gaps: [], ...(of("reader").length === 0 && { unknown }) };
    }
    const isWide = of("reader").length === 0;
    const gaps =
      claim && of("nothing").length === found.length && /filter/i.test(claim.value)
        ? [disproved(claim, open)]
        : openGaps(project, open, isWide);
    return { evidence, gaps, share: of("reader").length / (of("reader").length + open.length) };
  },
};

function disproved(claim: { readonly value: string; readonly at: Evidence["at"] }, open: readonly Retrieval[]): Gap {
  return {
    kind: "contradicted",
    message: `The manifest says \`${claim.value}\`, but no retrieval in the code passes a filter.`,
    at: claim.at,
    related: open.map(({ name, at }) => ({ message: `\`${name}()\` has none.`, at })),
  };
}

/** One gap per file. */
function openGaps(project: Project, open: readonly Retrieval[], isWide: boolean): Gap[] {
  const isAllConstant = open.every(({ by }) => by === "constant");
  return [...new Set(open.map(({ at }) => at.path))].flatMap((file): Gap[] => {
    const [first, ...others] = open.filter(({ at }) => at.path === file);
    if (!first) return [];
    const isConstant = first.by === "constant";
    const message = isConstant
      ? `\`${first.name}()\` filters by a constant that is the same for everybody. Filter by the user, team or tenant that asks.`
      : `\`${first.name}()\` searches everybody's passages in \`${project.relative(file)}\`. Pass a filter on the user, team or tenant that asks.`;
    const kind = !isWide ? "partial" : isAllConstant ? "hollow" : "missing";
    return [{ kind, message, at: first.at, related: others.map(({ name, at }) => ({ message: `So does \`${name}()\`.`, at })) }];
  });
}
