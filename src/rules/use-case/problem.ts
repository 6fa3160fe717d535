import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { declaredValue } from "../parts/claim.js";
import type { Rule } from "../rule.js";

/** Headings under which a README says what hurts whom; `Why Kafka?` gives reasons for a tool. */
const problemHeading =
  /^(?:why(?: (?:this|we) .+)?|(?:the |our )?(?:business )?problem(?: (?:statement|definition|description|overview|we solve))?|motivation|business (?:case|need|question|understanding))[?:]?$/i;
/** Characters of prose from which such a section says it. */
const enough = 120;

export const problem: Rule = {
  title: "The problem, its users and the pain are stated",
  why: {
    source: "A0 #1, #2",
    text: "Projects that start from “we need AI” without a use case end as experiments that return nothing; name the decision or task, who has it, and what hurts today.",
  },
  applies: "always",
  stage: "prototype",
  weight: 2,
  asks: "claimed",
  evidence: {
    claimed:
      "`project.use_case.problem` and `project.use_case.users` say it in words; a section of the README on the objective, or of a document beside it on the problem, states the problem.",
  },
  manifest: ["project", "use_case"],
  fixes: [
    {
      kind: "manifest",
      title: "State the problem",
      path: ["project", "use_case", "problem"],
      value: "TODO: the decision or task, and what it costs today",
    },
    { kind: "manifest", title: "Say who has it", path: ["project", "use_case", "users"], value: "TODO: who has the problem" },
  ],
  limits: "Whether the problem is worth solving is for people to say.",
  check(project) {
    const problem = declaredValue(
      project,
      [["project", "use_case", "problem"]],
      "No problem is stated. Say in `project.use_case.problem` which decision or task this serves.",
    );
    const written = problem.evidence.length === 0 ? objective(project) : undefined;
    const users = declaredValue(
      project,
      [["project", "use_case", "users"]],
      "No users are named. Say in `project.use_case.users` who has the problem.",
    );
    const stated = written ? [written] : problem.evidence;
    const evidence = [...stated, ...users.evidence];
    if (stated.length > 0 && users.evidence.length > 0) return { evidence, gaps: [] };
    // Whoever reads that section knows for whom it is, where the manifest does not say it again.
    if (written && problem.evidence.length === 0 && users.evidence.length === 0) return { evidence: [written], gaps: [] };
    const told = evidence.length === 0 && !project.manifest.exists ? longReadme(project) : undefined;
    if (told)
      return {
        evidence,
        gaps: [],
        unknown: `\`${told}\` says at length what this is; whether it says whose problem it solves is for people to judge.`,
      };
    if (evidence.length === 0 && project.root !== "" && !project.manifest.exists)
      return { evidence, gaps: [], unknown: "The README at the repository's top may say what problem this part of it helps to solve." };
    if (evidence.length === 0) return { evidence, gaps: problem.gaps };
    const [gap] = [...(written ? [] : problem.gaps), ...users.gaps];
    return { evidence, gaps: gap ? [{ ...gap, kind: "partial" }] : [], share: 0.5 };
  },
};

/** Words from which a README says more than how to run something. */
const atLength = 120;

function longReadme(project: Project): string | undefined {
  const readme = project
    .facts("document")
    .find(({ path, facts }) => /^README(?:\.\w+)?$/i.test(project.relative(path)) && facts.words >= atLength);
  return readme && project.relative(readme.path);
}

/** Headings under which a README states what the project is for. */
const objectiveHeading =
  /^\W*(?:(?:the|our|project|business) )?(?:objectives?|goals?|aims?|intended (?:purpose|use)|motivation|problem(?: (?:statement|description|definition))?|business (?:problem|case|context)|use[- ]case)\W*$/i;
/** Headings that say so of themselves, in whichever document they stand. */
const solvesHeading =
  /^\W*(?:[\d.]+\s+)?(?:(?:the )?(?:what|which) problems? (?:(?:this|it|we|the \w+|this \w+|[\w-]+) )?(?:(?:is|are) )?(?:solv(?:es?|ed|ing)|address(?:es|ed|ing)?)|(?:the )?problems? (?:this|it|we|that|being|the \w+|this \w+)(?: \w+)? (?:solv|address)\w+|(?:the |our )?(?:business )?problem (?:statement|definition)|business (?:problem|objectives?|context))\W*$/i;

/** Documents at the top, and those on the design or the business below the folder of documents: decisions have problems of their own. */
const ofProject = /^(?:(?:docs?|wiki)\/)?(?:(?:design|architecture|business|product|overview|ml|system)[\w-]*\/)?[^/]+$/i;

function objective(project: Project): Evidence | undefined {
  return project
    .facts("document")
    .filter(({ path }) => ofProject.test(project.relative(path)))
    .flatMap(({ path, facts }): Evidence[] => {
      const isReadme = /^README(?:\.\w+)?$/i.test(project.relative(path));
      const says = (text: string) =>
        solvesHeading.test(text) || (isReadme && (objectiveHeading.test(text) || problemHeading.test(words(text))));
      const heading = facts.headings.find(({ text, prose }) => prose >= enough && says(text));
      return heading
        ? [{ level: "claimed", what: `section “${heading.text}” of \`${project.relative(path)}\``, at: { path, span: heading.span } }]
        : [];
    })[0];
}

/** A heading without the emoji, entities and numbers that adorn it. */
function words(heading: string): string {
  return heading.replace(/&#?\w+;|:\w+:|[^\p{L}\p{N}\s?:'-]/gu, "").replace(/^[\s\d]+|\s+$/g, "");
}
