import type { Plain } from "../../manifest/edit/plain.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import type { DetectedTool, Project, PythonModule } from "../../project/project.js";
import { contains, type Place, type Span } from "../../text/span.js";
import { findTool } from "../../tools/index.js";
import { entryPlace } from "../parts/claim.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { onlyPackage } from "../parts/published-package.js";
import { isUploadsOnly } from "../parts/uploads-only.js";
import type { Fix, Gap, Rule } from "../rule.js";

const stores = ["warehouse", "database", "object-storage", "lakehouse", "feature-store", "broker", "ingestion", "dataset-hub"] as const;
const dataAddress =
  /^(?:s3a?|gs|gcs|abfss?|wasbs?|hdfs|adl|azureml|dbfs|bigquery|snowflake|redshift(?:\+\w+)?|postgres(?:ql)?(?:\+\w+)?|mysql(?:\+\w+)?|mongodb(?:\+srv)?|clickhouse):\/\/([^/\s]+)(\/[^\s]*)?/i;

/** An address or system that the workspace uses. */
interface UsedSource {
  /** What declares it: the bucket or host, or a tool's id. */
  readonly key: string;
  readonly title: string;
  readonly tool?: DetectedTool;
  /** For an address: its scheme as a system, and the address itself. */
  readonly system?: string;
  readonly location?: string;
  readonly at: Place;
}

export const sourcesDeclared: Rule = {
  title: "Every data source in use is declared, and every declared one is used",
  why: {
    source: "A0 #4; A4 ingestion",
    text: "What data there is, where it lives and how it comes in has to be known before a model can be trusted; scattered, silent sources break first.",
  },
  applies: "always",
  stage: "prototype",
  weight: 3,
  asks: "claimed",
  evidence: {
    claimed: "`data.sources` names each store, bucket, warehouse, connector or dataset that production code or configuration touches.",
  },
  contradicted: "A declared source of a known system that nothing in the workspace touches.",
  manifest: ["data", "sources"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare a data source",
      path: ["data", "sources"],
      value: [{ name: "TODO: name", system: "TODO: system", location: "TODO: address", owner: "TODO: @who" }],
    },
  ],
  appliesUnless(project) {
    const { llm, serves, trains, rag, batch, pipeline } = project.traits;
    const onlyAsks =
      (llm.value || serves.value) && ![trains, batch, pipeline].some(({ value }) => value) && (!rag.value || isUploadsOnly(project));
    const others = onlyPackage(project) ?? madeForOthers(project);
    if (!(onlyAsks || others) || project.manifest.value.data !== undefined || usedSources(project).length > 0) return undefined;
    if (!onlyAsks) return others;
    return rag.value
      ? "The project retrieves from what each user uploads, and no store of data is seen."
      : "The project asks or serves a model; it neither trains nor retrieves, and no store of data is seen.";
  },
  limits:
    "Sees addresses written in code and configuration, and client libraries that are called; not what a library reaches by itself. Without a manifest nothing is declared, and this is unknown.",
  check(project) {
    const sources = project.manifest.value.data?.sources ?? [];
    // An entry of placeholders names nothing.
    const named = [...sources.entries()].filter(([, { name, system, via, location }]) => name || system || via || location);
    const used = usedSources(project);
    if (!project.manifest.exists) return { evidence: [], gaps: [], unknown: "Sources are declared in a manifest, and there is none yet." };
    if (named.length === 0) {
      const [first] = used;
      const found =
        used.length > 0
          ? ` The workspace uses ${used
              .slice(0, 3)
              .map(({ title }) => title)
              .join(", ")}.`
          : "";
      const fixes: Fix[] =
        used.length > 0
          ? [{ kind: "manifest", title: "Declare what is used", path: ["data", "sources"], value: used.map(declarationOf) }]
          : [];
      const related = first ? [{ message: `${first.title} is used here.`, at: first.at }] : [];
      return {
        evidence: [],
        gaps: [
          {
            kind: "missing",
            message: `\`data.sources\` declares no data source.${found} ${used.length > 0 ? "Declare what is read." : "Declare where the data comes from."}`,
            related,
            fixes,
          },
        ],
      };
    }
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const [index, source] of named) {
      const path = ["data", "sources", index];
      const at = entryPlace(project, path);
      const systems = [source.system, source.via].filter((name) => name !== undefined);
      const unseen = systems
        .flatMap((name) => findTool(name) ?? [])
        .find((tool) => !project.tool(tool.id) && tool.capabilities.some((one) => isStore(one)));
      if (unseen && source.location === undefined) {
        gaps.push({
          kind: "contradicted",
          message: `Source \`${source.name}\` is said to come from ${unseen.name}, but nothing in the workspace touches it.`,
          at,
        });
      } else evidence.push({ level: "claimed", what: `source \`${source.name}\``, at });
    }
    const undeclared = used.filter((one) => !sources.some((source) => declares(source, one)));
    for (const one of undeclared) {
      const fix = {
        kind: "manifest",
        title: `Declare ${one.title}`,
        path: ["data", "sources", sources.length],
        value: declarationOf(one),
      } as const;
      gaps.push({
        kind: "partial",
        message: `${one.title} is used here but is not among \`data.sources\`. Declare it.`,
        at: one.at,
        fixes: [fix],
      });
    }
    return { evidence, gaps, share: evidence.length / (named.length + undeclared.length) };
  },
};

/** A host or tool as a name for a source: `parcels-lake`. */
function nameOf(key: string): string {
  return key.replace(/[^a-z0-9-]+/g, "-").replace(/^-+|-+$/g, "") || "source";
}

/** What the manifest would say of a source in use, with blanks for what only people know. */
function declarationOf({ key, tool, system, location }: UsedSource): Plain {
  const known = { name: nameOf(key), system: tool?.tool.id ?? system ?? "TODO: system" };
  return { ...known, ...(location && { location }), owner: "TODO: @who", pii: "TODO: none, personal or sensitive" };
}

function isStore(capability: string): boolean {
  return (stores as readonly string[]).includes(capability);
}

const usedSources = remembered((project: Project): readonly UsedSource[] => {
  const used = new Map<string, UsedSource>();
  for (const module of project.python) {
    if (module.role !== "production" && module.role !== "notebook") continue;
    for (const { value, span } of module.facts.strings) {
      const match = dataAddress.exec(value);
      // Patterns and templates of addresses are none.
      if (!match || /[{}<>()[\]^|\\*?]|localhost|127\.0\.0\.1|example/i.test(match[1] ?? "")) continue;
      if (isWritten(module, span)) continue;
      const host = (match[1] ?? "").replace(/^[^@]*@/, "").toLowerCase();
      if (host && !used.has(host)) {
        const scheme = value.slice(0, value.indexOf("://"));
        const location = `${scheme}://${host}`;
        used.set(host, {
          key: host,
          title: `\`${location}\``,
          system: findTool(scheme)?.id ?? scheme,
          location: `${location}/`,
          at: module.place(span),
        });
      }
    }
  }
  for (const detected of project.withCapability(...stores)) {
    // A database that CI starts for its tests is no source; nor is any address fetched over HTTP, nor a cache that only runs beside others.
    const isCache = detected.tool.capabilities.includes("caching");
    const place = detected.evidence.find(
      ({ at, level, kind }) =>
        at && level === "wired" && !at.path.includes(".github/") && !at.path.includes(".gitlab") && (!isCache || kind === "call"),
    )?.at;
    if (detected.tool.id === "rest-api" || !place || [...used.values()].some(({ key }) => key === detected.tool.id)) continue;
    used.set(detected.tool.id, { key: detected.tool.id, title: detected.tool.name, tool: detected, at: place });
  }
  return [...used.values()];
});

/** Whether an address is kept under a name that says results go there. */
function isWritten({ facts }: PythonModule, address: Span): boolean {
  return facts.assignments.some(({ targets, span }) => contains(span, address) && targets.some((one) => written.test(one)));
}

/** A constant: a variable may be called after what is read into it. */
const written = /^(?:[A-Z0-9]+_)*(?:OUTPUTS?|RESULTS?|DEST(?:INATION)?|SINK)(?:_[A-Z0-9]+)*$/;

function declares(
  source: { readonly name: string; readonly system?: string; readonly via?: string; readonly location?: readonly string[] },
  used: UsedSource,
): boolean {
  const texts = [...(source.location ?? []), source.system, source.via, source.name].filter((text) => text !== undefined);
  if (texts.some((text) => text.toLowerCase().includes(used.key))) return true;
  if (!used.tool) return false;
  const { tool } = used.tool;
  return texts.some((text) => findTool(text)?.id === tool.id || (tool.uris ?? []).some((uri) => uri.test(text)));
}
