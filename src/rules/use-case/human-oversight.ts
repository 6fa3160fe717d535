import { cardFile } from "../../practices/model-card.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { askingPeople } from "../parts/asking-people.js";
import { declaredValue } from "../parts/claim.js";
import { embedsOnly } from "../parts/embeds-only.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { noModel } from "../parts/no-model.js";
import type { Rule } from "../rule.js";

export const humanOversight: Rule = {
  title: "Somebody can correct or stop an output",
  why: { source: "A1", text: "Let users edit, approve or supervise what the model produces where a wrong output hurts." },
  applies: any("serves", "batch"),
  stage: "pilot",
  weight: 2,
  asks: "claimed",
  shownByCode: true,
  evidence: {
    claimed: "`project.use_case.human_oversight` says who, and how.",
    wired: "An agent stops until a person has answered: LangGraph's `interrupt`, tools that ask for approval.",
  },
  manifest: ["project", "use_case", "human_oversight"],
  unknownWithoutManifest: true,
  fixes: [
    {
      kind: "manifest",
      title: "Say who can stop an output",
      path: ["project", "use_case", "human_oversight"],
      value: "TODO: who can correct or stop an output, and how",
    },
  ],
  limits: "Unknown where a README or card speaks of people who review or approve, or where code of one's own is named for asking them.",
  appliesUnless: (project) => noModel(project) ?? embedsOnly(project),
  looks: madeHereLooks,
  check(project) {
    const { evidence, gaps, ...rest } = declaredValue(
      project,
      [["project", "use_case", "human_oversight"]],
      "Nothing says who can correct or stop an output. Add `project.use_case.human_oversight`.",
    );
    const asked = project.manifest.has("project", "use_case", "human_oversight") ? [] : askingPeople(project);
    if (asked.length > 0) return { evidence: asked, gaps: [] };
    const told = evidence.length === 0 ? (overseenBy(project) ?? madeHere(project, asksForApproval) ?? approvedHere(project)) : undefined;
    return told
      ? {
          evidence,
          gaps: [],
          unknown: `${told.what} speaks of people who look at what is done; who can correct or stop an output is for \`project.use_case.human_oversight\` to say.`,
        }
      : { evidence, gaps, ...rest };
  },
};

/** Code of one's own that waits for what people say, by its names. */
const asksForApproval =
  /(?:^|[/_])(?:human_(?:review|approval|oversight)|(?:review|approval|moderation)_(?:queue|gate|request)s?|(?:write|action|tool|pending)_approvals?|(?:request|await|require|needs|wait_for)_(?:human_|user_)?(?:approval|confirmation)|manual_review)(?:_|$)/;

/** What people do with what an agent has filed, by names of functions. */
const approves =
  /\/_?(?:approve|deny|reject)_(?:or_(?:approve|deny|reject)_)?(?:\w+_)?(?:requests?|actions?|drafts?|tool_calls?|steps?|plans?|changes|tasks?)$/;

function approvedHere(project: Project): Evidence | undefined {
  return project.traits.agent.value ? madeHere(project, approves) : undefined;
}

/** READMEs, cards and assessments of risk tell how the model is used; other documents may speak of people who review code. */
const tellsOfUse = /(?:^|\/)(?:README|[^/]*risk)[^/]*$/i;

function overseenBy(project: Project): Evidence | undefined {
  return project
    .facts("document")
    .filter(({ path, role }) => role !== "test" && role !== "vendored" && (tellsOfUse.test(path) || cardFile.test(path)))
    .flatMap(({ path, facts }): Evidence[] =>
      facts.oversight ? [{ level: "claimed", what: `\`${project.relative(path)}\``, at: { path, span: facts.oversight } }] : [],
    )[0];
}
