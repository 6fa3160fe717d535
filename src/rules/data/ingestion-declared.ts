import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { findTool } from "../../tools/index.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { blankFor, type DeclaredSource, declaredSources, lackingPlace, perSource } from "../parts/per-source.js";
import { scheduleOf } from "../parts/scheduled-job.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Rule } from "../rule.js";

export const ingestionDeclared: Rule = {
  title: "Each external system comes in by a declared connector or job",
  why: {
    source: "A4 Airbyte, silos",
    text: "The data that is needed is siloed in many platforms (CRM, marketing, sheets, the web); each has to be ingested by a connector, or by one that is written where none exists.",
  },
  applies: "pipeline",
  stage: "pilot",
  weight: 1,
  asks: "claimed",
  evidence: {
    claimed: "`via` of the source names a connector or job.",
    present: "The connector is configured, or the job's file exists.",
    wired: "Code reads the system, the connector is run, or the job runs on a schedule.",
  },
  contradicted: "The file that `via` names does not exist.",
  manifest: ["data", "sources"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare a data source",
      path: ["data", "sources"],
      value: [{ name: "TODO: name", system: "TODO: system", via: "TODO: connector or job" }],
    },
  ],
  limits:
    "A declared source is external by its system (CRM, sheets, marketing, the web), or by an address on the web. Systems that nothing declares are `data/sources-declared`'s to find.",
  appliesUnless: (project) =>
    declaredSources(project).some(isExternal)
      ? undefined
      : "No declared source is an external system: a CRM, a spreadsheet, a marketing tool or the web.",
  check: (project) =>
    perSource(declaredSources(project).filter(isExternal), (source) => {
      const { value, path } = source;
      const claim = claimAt(project, [...path, "via"]);
      if (claim && !claim.exists) return { gaps: [absentFile(claim)] };
      const seen = connectorOf(project, source);
      if (seen) return { evidence: [seen] };
      if (claim && !byHand.test(claim.value)) return { evidence: claimEvidence(claim) };
      const message = claim
        ? `Source \`${value.name}\` is brought in by hand (\`${claim.value}\`), which stops when somebody is away. Name a connector or job in \`via\`.`
        : `Source \`${value.name}\` is an external system, but no connector or job that brings it in is named. Name it in \`via\`.`;
      const title = "Name the connector or job";
      const fixes = claim
        ? [{ kind: "manifest", title, path: [...path, "via"], value: "TODO: airbyte" } as const]
        : blankFor(project, source, "via", title, "TODO: airbyte");
      return { gaps: [{ kind: "partial", message, at: claim?.at ?? lackingPlace(project, source, "via"), fixes }] };
    }),
};

const byHand =
  /\b(?:by hand|hand(?:ed|made)?|manual(?:ly)?|copy.?paste|e-?mail(?:ed)?|uploads?|downloads?|excel export|csv export|export button)\b/i;
const web = /^(?:the )?(?:web|internet|website|crm|spreadsheets?|sheets?)$/i;
/** Addresses of storage are inside, also those that are reached over HTTP. */
const address =
  /^https?:\/\/(?![^/]*(?:amazonaws\.com|core\.windows\.net|storage\.googleapis\.com|localhost|huggingface\.co|\.(?:internal|local|corp|lan)(?:[:/]|$)))/i;

function isExternal({ value: { system, location = [] } }: DeclaredSource): boolean {
  const capabilities = system === undefined ? [] : (findTool(system)?.capabilities ?? []);
  return (
    capabilities.some((one) => one === "external-system" || one === "scraping") ||
    (system !== undefined && web.test(system)) ||
    (!capabilities.includes("dataset-hub") && location.some((one) => address.test(one)))
  );
}

/** What of the workspace brings a source in: its job on a schedule, its connector, or code that reads the system. */
function connectorOf(project: Project, { value: { name, system, via } }: DeclaredSource): Evidence | undefined {
  const { scheduled } = via === undefined ? {} : scheduleOf(project, via);
  if (scheduled) return { level: "wired", what: `\`${scheduled.text}\` brings in \`${name}\``, at: scheduled.at };
  const tools = [via, system].flatMap((one) => (one === undefined ? [] : (findTool(one) ?? [])));
  const [detected] = tools
    .flatMap(({ id }) => project.tool(id) ?? [])
    .filter(({ level, tool }) => level === "wired" || tool.id === findTool(via ?? "")?.id);
  return detected && toolEvidence(detected);
}
