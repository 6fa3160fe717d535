import { cardFile } from "../../practices/model-card.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { pushedModel } from "../parts/pushed-models.js";
import type { Fix, Rule } from "../rule.js";

/** What a card has to cover. Source: Mitchell et al. 2019, "Model Cards for Model Reporting". */
const topics: Readonly<Record<string, RegExp>> = {
  purpose: /purpose|intended|use|overview|description|summary|details/i,
  data: /data/i,
  metrics: /metric|evaluation|performance|results|quality/i,
  limits: /limit|risk|bias|caveat|out[- ]of[- ]scope|ethic|fairness|failure/i,
};

const nameCard = (value: string): Fix => ({ kind: "manifest", title: "Name the model card", path: ["governance", "model_card"], value });

export const modelCard: Rule = {
  title: "A model card states purpose, data, metrics and limits",
  why: {
    source: "A1",
    text: "Users and reviewers need to know what a model is for, what it learned from, how good it is and where it fails.",
  },
  applies: any("trains", "llm"),
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`governance.model_card` is a link.",
    present: "A model card with text under purpose, data, metrics and limits; figures under any heading count as metrics.",
  },
  hollow: "The card holds headings and placeholders only.",
  contradicted: "The file that `governance.model_card` names does not exist.",
  manifest: ["governance", "model_card"],
  appliesUnless: madeForOthers,
  check(project) {
    const claim = claimAt(project, ["governance", "model_card"]);
    if (claim && !claim.exists) return { evidence: [], gaps: [absentFile(claim)] };
    const file =
      claim?.form === "path"
        ? project.resolve(claim.value)
        : (project.files.find((path) => cardFile.test(path) && project.role(path) !== "test" && project.role(path) !== "example") ??
          writtenAsCard(project) ??
          ownReadme(project));
    const document = project.facts("document").find(({ path }) => path === file);
    if (!file) {
      if (claim) return { evidence: [{ level: "claimed", what: `\`${claim.value}\``, at: claim.at }], gaps: [] };
      const pushed = pushedModel(project);
      if (pushed) return { evidence: [], gaps: [], unknown: `The model is put on a hub (${pushed.what}), whose page may hold its card.` };
      return {
        evidence: [],
        gaps: [
          {
            kind: "missing",
            message: project.traits.trains.value
              ? "No model card. Write MODEL_CARD.md with purpose, data, metrics and limits."
              : "No card says what the models are asked for, on which data, how they were judged and where they fail. Write MODEL_CARD.md.",
            fixes: [{ kind: "scaffold", title: "Add a model card", scaffold: "model-card" }, nameCard("TODO: MODEL_CARD.md")],
          },
        ],
      };
    }
    const evidence = [{ level: "present" as const, what: `\`${project.relative(file)}\``, at: startOf(file) }];
    if (!document) return { evidence, gaps: [] };
    const written = document.facts.headings.filter(({ prose }) => prose >= 20);
    if (written.length === 0 && document.facts.words < 60)
      return {
        evidence: [],
        gaps: [{ kind: "hollow", message: `\`${project.relative(file)}\` holds placeholders only.`, at: startOf(file) }],
      };
    const lacking = Object.entries(topics)
      .filter(([topic, pattern]) => !written.some(({ text }) => pattern.test(text)) && !(topic === "metrics" && document.facts.figure))
      .map(([topic]) => topic);
    if (lacking.length === 0) return { evidence, gaps: [] };
    return {
      evidence,
      gaps: [
        {
          kind: "partial",
          message: `The model card says nothing about ${lacking.join(", ").replace(/, ([^,]*)$/, " and $1")}.`,
          at: startOf(file),
          fixes: claim ? [] : [nameCard(project.relative(file))],
        },
      ],
      share: 1 - lacking.length / 4,
    };
  },
};

/** A document that is no card by its name, and is titled as one. */
function writtenAsCard(project: Project): string | undefined {
  const documents = project.facts("document").filter(({ role }) => role !== "test" && role !== "example" && role !== "vendored");
  return documents.find(({ path, facts: { headings } }) => {
    const [title] = headings;
    return !/(?:^|\/)readme\.\w+$/i.test(path) && title !== undefined && /\bmodel card\b/i.test(title.text) && headings.length > 2;
  })?.path;
}

/** A README below the top that is about one model: its title says so, and it tells what the model is for and from which data. */
function ownReadme(project: Project): string | undefined {
  return project
    .facts("document")
    .filter(({ path, role }) => (role === "production" || role === "docs") && /\/README\.\w+$/i.test(project.relative(path)))
    .find(({ facts: { headings } }) => {
      const [title, ...sections] = headings;
      const says = (pattern?: RegExp) => sections.some(({ text, prose }) => prose >= 20 && pattern?.test(text));
      return /\bmodel\s*$/i.test(title?.text ?? "") && says(topics.purpose) && says(topics.data);
    })?.path;
}
