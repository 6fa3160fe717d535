import { cardFile } from "../../practices/model-card.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { claimAt } from "../parts/claim.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { saysNothing } from "../parts/per-source.js";
import { isUploadsOnly } from "../parts/uploads-only.js";
import { writtenDocuments } from "../parts/written-document.js";
import type { Rule } from "../rule.js";

export const knownBias: Rule = {
  title: "The gaps and biases of the data are written down",
  why: {
    source: "A4 bias; A0 #1",
    text: "A model learns the bias of its data: web data that is not filtered and cleaned makes it very biased, and made-up data can reinforce biases nobody looked for.",
  },
  applies: any("trains", "llm"),
  stage: "production",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`data.known_bias` is a link or a few words.",
    present:
      "`data.known_bias` says it in a sentence or names a file that does; or a document has a section on bias, or a card one on limits.",
  },
  hollow: "`data.known_bias` says that there is none, or names a file or section that says next to nothing.",
  contradicted: "The file or section that `data.known_bias` names does not exist.",
  manifest: ["data", "known_bias"],
  unknownWithoutManifest: true,
  fixes: [
    {
      kind: "manifest",
      title: "Write down the gaps and biases",
      path: ["data", "known_bias"],
      value: "TODO: whom or what the data leaves out or shows too often",
    },
  ],
  limits: "Whether the list is complete is for people to say.",
  appliesUnless(project) {
    const { traits, manifest } = project;
    if (traits.trains.value || manifest.value.data !== undefined) return madeForOthers(project);
    if (!traits.rag.value) return "The project asks a model and has no data of its own: it neither trains nor retrieves.";
    return isUploadsOnly(project) ? "The project retrieves from what each user uploads, and has no data of its own." : undefined;
  },
  check(project) {
    const claim = claimAt(project, ["data", "known_bias"]);
    if (claim?.form === "text" && (saysNothing(claim) || denial.test(claim.value))) {
      const message = `\`${claim.value}\` names no gap of the data. Say whom or what it leaves out or shows too often.`;
      return { evidence: [], gaps: [{ kind: "hollow", message, at: claim.at }] };
    }
    const { evidence, gaps } = writtenDocuments(project, ["data", "known_bias"]);
    if (gaps.length > 0) return { evidence, gaps };
    // A sentence in the manifest is written down as well as one elsewhere.
    if (claim?.form === "text" && claim.value.split(/\s+/).length >= fewestWords)
      return { evidence: [{ level: "present", what: `\`data.known_bias\`: ${claim.value}`, at: claim.at }], gaps };
    evidence.push(...sections(project));
    const told = evidence.length === 0 ? limitsOfRetrieval(project) : undefined;
    if (told) return { evidence, gaps, unknown: `${told} tells of limits; whether of what the documents leave out is not seen.` };
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message:
              "No gap or bias of the data is written down: neither `data.known_bias` nor a section on bias or limits in a card or document was found.",
            fixes: [{ kind: "scaffold", title: "Add a datasheet", scaffold: "datasheet" }],
          },
        ],
      };
    if (evidence.some(({ level }) => level === "present") || claim?.form !== "text") return { evidence, gaps };
    return {
      evidence,
      gaps: [{ kind: "weak", message: "Say in a sentence whom or what the data leaves out or shows too often.", at: claim.at }],
    };
  },
};

/** Words from which a text says something. */
const fewestWords = 4;
/** Characters of prose from which a section does. */
const enough = 80;
const denial =
  /^(?:there (?:is|are) )?(?:no|none|not)\b(?:\s+(?:known|any))?(?:\s+(?:bias(?:es)?|gaps?|issues?|biased))*\.?$|^unbiased\.?$/i;
const biasHeading =
  /(?<!\bweights?\s{1,3}(?:&|and|n)\s{1,3})\bbias(?:es)?\b(?!\W+variance)|\bfairness\b|\b(?:under|over)-?represent|\brepresentativeness\b|\b(?:data|coverage) gaps\b/i;
const limitHeading = /\b(?:limitations?|limits|caveats?|known (?:gaps|issues)|out[- ]of[- ]scope)\b/i;
const dataFile = /(?:^|\/)[^/]*(?:data[_-]?sheet|data[_-]?card|data[_-]?dictionary|codebook)[^/]*$|(?:^|\/)data(?:sets?)?\/readme[^/]*$/i;
const cardKeys = new Set(["library_name", "pipeline_tag", "model-index", "base_model", "dataset_info", "task_categories"]);

/** The section of the README on limits, of a project that answers from documents and trains nothing: they are mostly those of its documents. */
function limitsOfRetrieval(project: Project): string | undefined {
  if (!project.traits.rag.value || project.traits.trains.value) return undefined;
  const readme = project.facts("document").find(({ path }) => /^readme\.\w+$/i.test(project.relative(path)));
  const heading = readme?.facts.headings.find(({ text, prose }) => prose >= enough && /^\W*(?:known )?limitations?\W*$/i.test(text));
  return heading && `Section “${heading.text}” of the README`;
}

/** The sections that speak of bias, and those of cards that speak of limits. */
function sections(project: Project): Evidence[] {
  return project
    .facts("document")
    .filter(({ role }) => role !== "test" && role !== "example")
    .flatMap(({ path, facts }) => {
      const isCard = cardFile.test(path) || dataFile.test(path) || facts.frontMatter.some(({ key }) => cardKeys.has(key));
      const heading = facts.headings.find(
        ({ text, prose }) => prose >= enough && (biasHeading.test(text) || (isCard && limitHeading.test(text))),
      );
      if (!heading) return [];
      const what = `section “${heading.text}” of \`${project.relative(path)}\``;
      return [{ level: "present" as const, what, at: { path, span: heading.span } }];
    });
}
