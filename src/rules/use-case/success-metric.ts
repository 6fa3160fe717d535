import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { claimAt, declaredValue } from "../parts/claim.js";
import type { Rule } from "../rule.js";

export const successMetric: Rule = {
  title: "Success has a business metric with a target and a reader",
  why: {
    source: "A0 #1, #2",
    text: "A model that impresses and moves no number that the business reads delivers no value; agree on that number and its target first.",
  },
  applies: "always",
  stage: "pilot",
  weight: 2,
  asks: "claimed",
  evidence: { claimed: "`project.use_case.success_metric` gives a name, a target and an owner." },
  manifest: ["project", "use_case", "success_metric"],
  fixes: [
    {
      kind: "manifest",
      title: "Name the success metric",
      path: ["project", "use_case", "success_metric"],
      value: { name: "TODO: what gets better", target: "TODO: by how much", owner: "TODO: who reads it" },
    },
  ],
  check(project) {
    const path = ["project", "use_case", "success_metric"] as const;
    const named = declaredValue(
      project,
      [[...path, "name"]],
      "No success metric is named. Give `project.use_case.success_metric` a name, a target and an owner.",
    );
    const told = named.evidence.length === 0 && !project.manifest.exists ? section(project) : undefined;
    if (told)
      return {
        evidence: [],
        gaps: [],
        unknown: `${told.what} is there; whether it names a figure that the business reads is for \`project.use_case.success_metric\` to say.`,
      };
    if (named.evidence.length === 0) return named;
    const lacking = ["target", "owner"].filter((key) => claimAt(project, [...path, key]) === undefined);
    if (lacking.length === 0) return named;
    const words = lacking.map((key) => `\`${key}\``).join(" and ");
    return {
      ...named,
      gaps: [
        { kind: "partial", message: `The success metric has no ${words}. A metric nobody reads, or with no target, decides nothing.` },
      ],
      share: 1 - lacking.length / 3,
    };
  },
};

/** Headings under which a document says what counts as success. */
const successHeading =
  /^[\W\d]*(?:(?:the|our|project|product|business|technical|key) )*(?:success (?:criteria|metrics?|measures?|indicators?)|key performance indicators?(?: \(kpis?\))?|kpis?|business (?:metrics?|kpis?))\W*$/i;
/** Documents about the project as a whole: plans of a feature say when that is done. */
const ofProject = /(?:^|\/)(?:README|[^/]*(?:charter|vision|business|requirements|\bprd\b|objectives|use[-_]?case))[^/]*$/i;
/** Characters of prose from which a section says it. */
const enough = 80;

function section(project: Project): Evidence | undefined {
  return project
    .facts("document")
    .filter(({ path, role }) => (role === "production" || role === "docs") && ofProject.test(path))
    .flatMap(({ path, facts }): Evidence[] => {
      const heading = facts.headings.find(({ text, prose }) => prose >= enough && successHeading.test(text));
      const what = `Section “${heading?.text}” of \`${project.relative(path)}\``;
      return heading ? [{ level: "claimed", what, at: { path, span: heading.span } }] : [];
    })[0];
}
