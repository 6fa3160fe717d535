import { languageModel } from "../../practices/language-model.js";
import type { Evidence } from "../../project/evidence.js";
import type { DetectedTool, Project } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import { all } from "../../project/trait.js";
import { findTool } from "../../tools/index.js";
import type { Tool } from "../../tools/tool.js";
import { absentFile, type Claim, claimAt, claimEvidence } from "../parts/claim.js";
import { type PersonalSource, personalDataPlace, personalSources } from "../parts/personal-sources.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Fix, Gap, ManifestPath, Rule } from "../rule.js";

/** Words that say there is none. */
const none = /^(?:no|none|false|not yet|pending|missing)$/i;

export const thirdPartySharing: Rule = {
  title: "Personal data that a model provider receives is declared, and redacted or covered",
  why: {
    source: "A0 #2; A1 leakage",
    text: "A language model without proper data handling may expose sensitive information, above all where a third party's model processes customers' data directly; free input adds the risk of leakage.",
  },
  applies: all("personal-data", "llm"),
  stage: "pilot",
  weight: 3,
  critical: true,
  asks: "claimed",
  evidence: {
    claimed: "Each personal source says in `shared_with` who receives it, with an agreement or a redaction; `[]` says nobody does.",
    present: "The agreement is a file, or the redaction's tool or file is there.",
    wired: "Production code calls the redaction.",
  },
  hollow: "The redaction is a module that nothing imports or starts, or a tool that production code does not call.",
  contradicted: "The agreement or redaction does not exist, or is a tool that nothing shows.",
  manifest: ["data", "sources"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare the personal data and who receives it",
      path: ["data", "sources"],
      value: [
        {
          name: "TODO: name",
          system: "TODO: system",
          pii: "personal",
          shared_with: [{ name: "TODO: openai", agreement: "TODO: the agreement that covers it" }],
        },
      ],
    },
  ],
  limits: "Which rows and fields reach the provider is not followed through the code, and an agreement is not read.",
  appliesUnless(project) {
    const isRented = project.withCapability("llm-provider", "llm-gateway", "llm-framework", "agent-framework").length > 0;
    const declared = (project.manifest.value.models ?? []).flatMap(({ provider }) => provider ?? []);
    const runsHere = declared.every((name) => findTool(name)?.capabilities.includes("llm-runtime"));
    if (isRented || !runsHere || (declared.length === 0 && languageModel.find(project).length === 0)) return undefined;
    return "The language model runs on the project's own machines; no provider is called.";
  },
  check(project) {
    const providers = project.withCapability("llm-provider", "llm-gateway").filter(({ level }) => level === "wired");
    const sources = personalSources(project);
    const isShared = sources.some(({ path }) => project.manifest.has(...path, "shared_with"));
    const isDeclared = (project.manifest.value.models ?? []).some(({ provider }) => provider !== undefined);
    if (providers.length === 0 && !isShared && !isDeclared)
      return { evidence: [], gaps: [], unknown: "Which provider runs the language model is not seen, nor declared in `models`." };
    if (sources.length === 0) return withoutSources(project, providers[0]);
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    let kept = 0;
    for (const source of sources) {
      const found = judgeSource(project, source, providers[0]);
      evidence.push(...found.evidence);
      gaps.push(...found.gaps);
      if (found.gaps.length === 0) kept += 1;
    }
    const unnamed = isShared ? unnamedProviders(project, sources, providers) : [];
    gaps.push(...unnamed);
    return { evidence, gaps, share: kept / (sources.length + unnamed.length) };
  },
};

interface Found {
  readonly evidence: readonly Evidence[];
  readonly gaps: readonly Gap[];
}

function withoutSources(project: Project, provider: DetectedTool | undefined): Found {
  const redaction = project.withCapability("pii-redaction").filter(({ level }) => level === "wired");
  const evidence = redaction.map(toolEvidence);
  const message = `Personal data is handled and ${provider?.tool.name ?? "a model provider"} is called, but no entry of \`data.sources\` says what it receives, and what covers that.`;
  const at = provider?.evidence[0]?.at ?? personalDataPlace(project);
  return { evidence, gaps: [{ kind: evidence.length > 0 ? "weak" : "missing", message, at }] };
}

function judgeSource(project: Project, { name, path, at }: PersonalSource, provider: DetectedTool | undefined): Found {
  const shared = [...path, "shared_with"];
  const receivers = project.manifest.value.data?.sources?.[Number(path.at(-1))]?.shared_with ?? [];
  if (!project.manifest.has(...shared) || (receivers.length === 0 && !isEmptyList(project, shared))) {
    const called = provider?.evidence[0]?.at;
    return {
      evidence: [],
      gaps: [
        {
          kind: "partial",
          message: `Source \`${name}\` holds personal data and does not say whether ${provider?.tool.name ?? "the model's provider"} receives it. Add \`shared_with\` with a redaction or an agreement, or \`[]\`.`,
          at,
          related: provider && called ? [{ message: `${provider.tool.name} is called here.`, at: called }] : [],
          fixes: shareFixes(shared, provider?.tool),
        },
      ],
    };
  }
  if (receivers.length === 0) return { evidence: [{ level: "claimed", what: `\`${name}\` is shared with nobody`, at }], gaps: [] };
  const found = receivers.map((_, index) => judgeReceiver(project, name, [...shared, index]));
  return { evidence: found.flatMap(({ evidence }) => evidence), gaps: found.flatMap(({ gaps }) => gaps) };
}

/** Whether the manifest says `[]`, and not a list of blanks. */
function isEmptyList(project: Project, path: ManifestPath): boolean {
  const { manifest } = project;
  const span = manifest.locate(...path)?.node.span;
  return span !== undefined && /^\[\s*\]/.test(manifest.text.slice(span.start, span.end));
}

function shareFixes(path: ManifestPath, tool: Tool | undefined): readonly Fix[] {
  const name = tool?.id ?? "TODO: openai";
  return [
    { kind: "manifest", title: "Name the agreement", path, value: [{ name, agreement: "TODO: the agreement that covers it" }] },
    { kind: "manifest", title: "Name the redaction", path, value: [{ name, redaction: "TODO: what takes personal data out first" }] },
  ];
}

function judgeReceiver(project: Project, source: string, path: ManifestPath): Found {
  const name = claimAt(project, [...path, "name"]);
  const isGiven = (claim: Claim | undefined): claim is Claim => claim !== undefined && !none.test(claim.value);
  const agreement = [claimAt(project, [...path, "agreement"])].filter(isGiven);
  const own = [claimAt(project, [...path, "redaction"])].filter(isGiven);
  const redaction = own.length > 0 ? own : [claimAt(project, ["guardrails", "redaction", 0])].filter(isGiven);
  const found = [
    ...agreement.map((claim) =>
      claim.exists ? { evidence: claimEvidence(claim), gaps: [] } : { evidence: [], gaps: [absentFile(claim)] },
    ),
    ...redaction.map((claim) => judgeRedaction(project, claim)),
  ];
  const evidence = found.flatMap((one) => one.evidence);
  const gaps: Gap[] = found.flatMap((one) => one.gaps);
  if (found.length === 0)
    gaps.push({
      kind: "partial",
      message: `\`${name?.value ?? "Somebody"}\` receives personal data of \`${source}\`, neither redacted nor under an agreement. Add \`redaction\` or \`agreement\`.`,
      at: name?.at ?? { path: project.manifest.path, span: project.manifest.keySpan(...path) },
      fixes: [
        { kind: "manifest", title: "Name the agreement", path: [...path, "agreement"], value: "TODO: the agreement that covers it" },
        { kind: "manifest", title: "Name the redaction", path: [...path, "redaction"], value: "TODO: what takes personal data out first" },
      ],
    });
  return { evidence, gaps };
}

function judgeRedaction(project: Project, claim: Claim): Found {
  const nothing = { evidence: [] as const };
  if (!claim.exists) return { ...nothing, gaps: [absentFile(claim)] };
  const tool = claim.form === "text" ? findTool(claim.value) : undefined;
  if (tool) {
    const detected = project.tool(tool.id);
    if (detected?.level === "wired") return { evidence: [toolEvidence(detected)], gaps: [] };
    const message = detected
      ? `${tool.name} is there, but no production code calls it, so nothing is redacted.`
      : `\`${claim.value}\` is said to redact, but no dependency, import or configuration shows ${tool.name}.`;
    return { ...nothing, gaps: [{ kind: detected ? "hollow" : "contradicted", message, at: claim.at }] };
  }
  const module = claim.form === "path" ? project.python.find(({ path }) => path === project.resolve(claim.value)) : undefined;
  if (!module) return { evidence: claimEvidence(claim), gaps: [] };
  if (reachedModules(project)(module))
    return { evidence: [{ level: "wired", what: `\`${claim.value}\` is imported or started`, at: claim.at }], gaps: [] };
  const message = `\`${claim.value}\` is said to redact, but nothing imports or starts it.`;
  return { ...nothing, gaps: [{ kind: "hollow", message, at: claim.at }] };
}

/** Providers that production code calls and no source names. The client of OpenAI speaks to many others. */
function unnamedProviders(project: Project, sources: readonly PersonalSource[], providers: readonly DetectedTool[]): readonly Gap[] {
  const names = sources.flatMap(({ path }) => project.manifest.value.data?.sources?.[Number(path.at(-1))]?.shared_with ?? []);
  if (names.length === 0) return [];
  const named = new Set(names.flatMap(({ name }) => [name.toLowerCase(), findTool(name)?.id, findTool(name)?.of]));
  return providers
    .filter(({ tool }) => tool.id !== "openai" && !named.has(tool.id) && !(tool.of !== undefined && named.has(tool.of)))
    .flatMap(({ tool, evidence: [first] }) =>
      first?.at
        ? [
            {
              kind: "partial" as const,
              message: `${tool.name} is called here, but no personal source says in \`shared_with\` whether it receives data.`,
              at: first.at,
            },
          ]
        : [],
    );
}
