import { callsTo, type PlacedCall, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { findTool } from "../../tools/index.js";
import type { Capability } from "../../tools/tool.js";
import { type Claim, claimAt } from "../parts/claim.js";
import { blankFor, type DeclaredSource, declaredSources, lackingPlace, perSource, saysNothing } from "../parts/per-source.js";
import type { Gap, Rule } from "../rule.js";

export const sourceOrigin: Rule = {
  title: "Each data source says how it comes about, and on what terms",
  why: {
    source: "A0 #4; A4 web data legal issues",
    text: "Before data is used it has to be clear how it is generated and in which systems; data scraped from the web brings legal issues with it.",
  },
  applies: "always",
  stage: "pilot",
  weight: 2,
  asks: "claimed",
  evidence: {
    claimed: "Each entry of `data.sources` has an `origin`; one that comes from outside (the web, a public data set) has a `licence` too.",
  },
  contradicted: "`origin` or `licence` names a file that does not exist.",
  manifest: ["data", "sources"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare a data source",
      path: ["data", "sources"],
      value: [
        { name: "TODO: name", system: "TODO: system", origin: "TODO: how it is generated or collected", licence: "TODO: licence or terms" },
      ],
    },
  ],
  limits:
    "A source counts as coming from outside by its system, its address, or words such as scraped, public and open data in its origin. Whether the terms allow the use is for people to say.",
  check(project) {
    const sources = declaredSources(project);
    const verdict = perSource(sources, (source) => {
      const { value, path } = source;
      const origin = claimAt(project, [...path, "origin"]);
      const licence = claimAt(project, [...path, "licence"]);
      const gaps: Gap[] = [];
      if (origin && !isSaid(origin)) gaps.push(unsaid(source, "origin", origin));
      if (licence && !isSaid(licence)) gaps.push(unsaid(source, "licence", licence));
      const lacks = [...(origin ? [] : [originBlank]), ...(licence || !isFromOutside(source) ? [] : [licenceBlank])];
      if (lacks.length > 0)
        gaps.push({
          kind: "partial",
          message: `Source \`${value.name}\` does not say ${lacks.map(({ what }) => what).join(", nor ")}. Say it in ${lacks.map(({ key }) => `\`${key}\``).join(" and ")}.`,
          at: lackingPlace(project, source, lacks[0]?.key ?? ""),
          fixes: lacks.flatMap(({ key, title, blank }) => blankFor(project, source, key, title, blank)),
        });
      const isTold = origin && isSaid(origin);
      const evidence = isTold ? [{ level: "claimed", what: `\`${value.name}\`: ${origin.value}`, at: origin.at } as const] : [];
      return { evidence, gaps };
    });
    const scraper = sources.length > 0 && !sources.some(isFromOutside) ? scraping(project) : undefined;
    if (!scraper) return verdict;
    const message = `\`${scraper.call.name}()\` collects web pages, but no declared source says from where and on what terms. Declare it with \`via\`, \`origin\` and \`licence\`.`;
    const share = ((verdict.share ?? 0) * sources.length) / (sources.length + 1);
    return { ...verdict, gaps: [...verdict.gaps, { kind: "partial", message, at: scraper.at }], share };
  },
};

const originBlank = {
  key: "origin",
  what: "how it is generated or collected",
  title: "Say how it comes about",
  blank: "TODO: how it is generated or collected",
};
const licenceBlank = {
  key: "licence",
  what: "on what terms it may be used, although it comes from outside",
  title: "Give its licence or terms",
  blank: "TODO: licence or terms",
};

/** Words that name nothing, and files that are not there, say nothing. */
function isSaid(claim: Claim): boolean {
  return !saysNothing(claim) && (claim.exists || !isFile(claim));
}

/** `docs/origin.md`, but not `CRM/ERP`, which only looks like a path. */
function isFile({ value }: Claim): boolean {
  return /\.[a-z]{1,5}(?:#.*)?$/i.test(value);
}

function unsaid({ value }: DeclaredSource, key: string, claim: Claim): Gap {
  return saysNothing(claim)
    ? {
        kind: "partial",
        message: `\`${key}: ${claim.value}\` of source \`${value.name}\` says nothing. Put in what is known.`,
        at: claim.at,
      }
    : {
        kind: "contradicted",
        message: `The ${key} of source \`${value.name}\` is in \`${claim.value}\`, which does not exist in the project.`,
        at: claim.at,
      };
}

const outsideWords =
  /\b(?:scrap(?:ed?|ing|er)|crawl(?:ed|ing|er)?|(?:from the|public|open) web|web ?sites?|web ?pages?|public(?:ly)? (?:available|data\w*|domain|api)|open[- ]data|kaggle|wikipedia|common ?crawl|hugging ?face|uci (?:machine|ml)|third[- ]part(?:y|ies)|purchased|bought)\b/i;
const outsideAddress = /^(?:https?|hf|kaggle|tfds|openml):\/\//i;
/** Addresses of a cloud's own storage are inside. */
const storage =
  /^https?:\/\/[^/]*(?:amazonaws\.com|core\.windows\.net|storage\.googleapis\.com|localhost|\.(?:internal|local|corp|lan))(?:[:/]|$)/i;

/** What somebody runs for the project and fills; the web does not write there. */
const ownStore = new Set<Capability>([
  "database",
  "warehouse",
  "lakehouse",
  "object-storage",
  "vector-store",
  "search-engine",
  "feature-store",
  "broker",
  "log-store",
  "llm-observability",
  "labelling",
]);

function isFromOutside({ value: { system, via, origin = "", location = [] } }: DeclaredSource): boolean {
  const tools = [system, via].flatMap((name) => (name === undefined ? [] : (findTool(name) ?? [])));
  return (
    tools.some(({ capabilities }) => capabilities.some((one) => one === "scraping" || one === "dataset-hub")) ||
    [system, via].some((name) => name !== undefined && /^(?:the )?(?:web|internet|website)$/i.test(name)) ||
    outsideWords.test(origin) ||
    (!tools.some(({ capabilities }) => capabilities.some((one) => ownStore.has(one))) &&
      location.some((one) => outsideAddress.test(one) && !storage.test(one)))
  );
}

/** Reading a page, in code that has a tool for pages. */
const readsPage =
  /^(?:requests|httpx|urllib|urllib3|aiohttp|cloudscraper|curl_cffi)\..*(?:get|urlopen|urlretrieve|request)$|^selenium\..*\.get$|^playwright\..*\.goto$|^(?:scrapy|crawl4ai|firecrawl|newspaper|crawlee)\..*/;

/** The first call by which production code collects pages of the web. */
function scraping(project: Project): PlacedCall | undefined {
  const files = new Set(
    project
      .withCapability("scraping")
      .flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === "call" || kind === "import").map(({ at }) => at?.path)),
  );
  return files.size === 0 ? undefined : callsTo(productionModules(project), readsPage).find(({ module }) => files.has(module.path));
}
