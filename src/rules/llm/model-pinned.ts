import { datedIdOf } from "../../project/dated-models.js";
import type { Evidence } from "../../project/evidence.js";
import { isPinned, isProviderModel } from "../../project/model-id.js";
import type { Project } from "../../project/project.js";
import { retiredOn } from "../../project/retired-models.js";
import { type RentedModel, rentedModels } from "../../semantics/rented-models.js";
import type { Place } from "../../text/span.js";
import { claimAt } from "../parts/claim.js";
import { followedScriptModels } from "../parts/script-models.js";
import type { Fix, Gap, Rule } from "../rule.js";

export const modelPinned: Rule = {
  title: "The rented model is pinned to a version, the same everywhere",
  why: {
    source: "A1",
    text: "Dependency on third-party models brings lack of control: a provider's updates can introduce unexpected issues in production without a change of yours.",
  },
  applies: "llm",
  stage: "prototype",
  weight: 3,
  asks: "claimed",
  evidence: {
    claimed: "`models[].version` is dated.",
    present: "Each model id in production code is dated or numbered, and agrees with the manifest and the evaluations.",
  },
  hollow: "The model is retired: its provider no longer answers requests for it.",
  contradicted: "Code or an evaluation uses another model than `models[].version` says, or the evaluation another than the code.",
  manifest: ["models"],
  noFix: "Where a family has several dated versions, which one to take has to be tried against the evaluation.",
  limits:
    "Sees ids written in Python code, scripts, promptfoo configurations and the manifest; ids that come from the environment or a gateway are not seen. Ids of local and hosted open models are not judged, and retirement only by the providers' own dates.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const named = [...rentedModels(project), ...followedScriptModels(project)];
    const used = named.filter(({ id }) => !isDeployment(project, id));
    const declared = (project.manifest.value.models ?? [])
      .flatMap((_, index) => claimAt(project, ["models", index, "version"]) ?? [])
      .filter(({ value }) => isProviderModel(value));
    const known = new Set([
      ...declared.map(({ value }) => value),
      ...(project.manifest.value.models ?? []).flatMap(({ fallback }) => fallback ?? []),
      ...judges(project),
    ]);
    for (const claim of declared) {
      const other = used.find(({ id }) => !known.has(id));
      const isUsed = used.length === 0 || used.some(({ id }) => id === claim.value);
      const retired = retirement(project, claim.value);
      if (!isUsed && other) {
        gaps.push({
          kind: "contradicted",
          message: `The manifest says \`${claim.value}\`, but the code calls \`${other.id}\`, so evals and production test different models.`,
          at: claim.at,
          related: [{ message: `\`${other.id}\` is used here.`, at: other.at }],
        });
      } else if (retired) gaps.push(retiredGap(claim.value, retired, claim.at, "hollow"));
      else if (isPinned(claim.value)) evidence.push({ level: "claimed", what: `the manifest pins \`${claim.value}\``, at: claim.at });
      else
        gaps.push({
          kind: "partial",
          message: `\`${claim.value}\` is an undated name: the provider can point it at another model. Give the dated version.`,
          at: claim.at,
        });
    }
    const retired = used.filter(({ id }) => retirement(project, id));
    for (const { id, at } of used) {
      const day = retirement(project, id);
      if (day) {
        const isEvery = retired.length === used.length;
        if (!declared.some(({ value }) => value === id)) gaps.push(retiredGap(id, day, at, isEvery ? "hollow" : "partial"));
      } else if (isPinned(id) || ofBedrock.test(id)) evidence.push({ level: "present", what: `\`${id}\` in code`, at });
      else if (!gaps.some((gap) => gap.related?.some((one) => one.at === at))) {
        gaps.push({
          kind: "partial",
          message: `\`${id}\` is an undated name: the provider can point it at another model. Pin a dated version.`,
          at,
          fixes: pin(id, at),
        });
      }
    }
    gaps.push(...foreignEvals(project, used, known, declared.length > 0));
    if (evidence.length === 0 && gaps.length === 0) {
      const unknown = named[0]
        ? `\`${named[0].id}\` names a deployment; which version it holds is not in the workspace.`
        : "No model id is written in the code or the manifest.";
      return { evidence, gaps, unknown };
    }
    return { evidence, gaps, share: evidence.length / (evidence.length + gaps.length) };
  },
};

/** The only dated id of the family, where the name stands between quotes. */
function pin(id: string, { path, span, cell }: Place): readonly Fix[] {
  const dated = datedIdOf(id);
  const isQuoted = span.end - span.start === id.length + 2;
  if (!dated || cell || !isQuoted) return [];
  const edit = { kind: "replace", path, span: { start: span.start + 1, end: span.end - 1 }, text: dated } as const;
  return [{ kind: "edit", title: `Pin \`${dated}\``, edits: [edit] }];
}

function judges(project: Project): readonly string[] {
  return (project.manifest.value.evals ?? []).flatMap(({ judge }) => judge?.model ?? []);
}

/** Bedrock's ids each mean one model. */
const ofBedrock = /^(?:\w+\.)?(?:anthropic|mistral|cohere)\./;

/** On Azure an undated id is the name of a deployment of one's own, which holds the version. */
function isDeployment(project: Project, id: string): boolean {
  if (ofBedrock.test(id)) return false;
  const isAzure = id.startsWith("azure") || (project.tool("azure-openai")?.level === "wired" && project.tool("openai")?.level !== "wired");
  return isAzure && !/claude|gemini|mistral/.test(id) && !isPinned(id);
}

/** Azure gives models of OpenAI, and other clouds those of Anthropic and Google, for as long as they say themselves. */
function retirement(project: Project, id: string): string | undefined {
  const host = /claude|gemini/.test(id)
    ? /claude/.test(id)
      ? ["bedrock", "vertex-ai"]
      : ["vertex-ai"]
    : ["azure-openai", "azure-ai-foundry"];
  return host.some((tool) => project.tool(tool)) ? undefined : retiredOn(id, project.date);
}

function retiredGap(id: string, day: string, at: Gap["at"], kind: Gap["kind"]): Gap {
  return {
    kind,
    message: `\`${id}\` was retired by its provider on ${day}, so requests for it fail. Move to a version that is still served.`,
    at,
  };
}

/** Evaluations that ask only models which neither the code nor the manifest uses. */
function foreignEvals(project: Project, used: readonly RentedModel[], known: ReadonlySet<string>, isDeclared: boolean): Gap[] {
  const own = used.length > 0 ? used.map(({ id }) => id) : isDeclared ? [...known] : [];
  if (own.length === 0) return [];
  return project.facts("eval").flatMap(({ path, role, facts }): Gap[] => {
    const tested = facts.providers.map(({ value, span }) => ({ id: value.slice(value.lastIndexOf(":") + 1), span }));
    const [first] = tested;
    const isOwn = (id: string) => own.some((one) => one.startsWith(id) || id.startsWith(one) || one.endsWith(`/${id}`)) || known.has(id);
    if (!first || (role !== "evaluation" && role !== "production")) return [];
    if (tested.some(({ id }) => !isProviderModel(id) || isOwn(id))) return [];
    return [
      {
        kind: "contradicted",
        message: `The evaluation asks \`${first.id}\`, but ${used[0] ? "the code calls" : "the manifest names"} \`${own[0]}\`, so what is tested is not what answers.`,
        at: { path, span: first.span },
        related: used[0] ? [{ message: `\`${used[0].id}\` is used here.`, at: used[0].at }] : [],
      },
    ];
  });
}
