import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { riskAssessmentText } from "./templates/risk-assessment.js";

/** What may go wrong with a project of this kind, for people to weigh. */
export const riskAssessment: Scaffold = {
  title: "Risk assessment",
  description: "A risk assessment with the risks that a project of this kind has, to be weighed, answered and reviewed.",
  effort: 60,
  raises: ["governance/risk-assessment"],
  suits: ({ traits }) => traits.llm.value || traits["personal-data"].value,
  edits(project) {
    const text = riskAssessmentText(describeStack(project).name, risksOf(project));
    return [newFile(project, "docs/risk-assessment.md", text)];
  },
  declares: () => [{ path: ["governance", "risk_assessment", "file"], value: "docs/risk-assessment.md" }],
};

/** Risks by what the project shows that it does. */
function risksOf({ traits }: Project): readonly string[] {
  return [
    ...(traits.llm.value
      ? [
          "an answer is wrong and is believed",
          "somebody puts instructions into what the model reads (prompt injection)",
          "an answer shows what its reader may not see",
          "the provider changes, slows down or is out of reach",
          "the spend runs away",
        ]
      : []),
    ...(traits.rag.value ? ["passages are outdated, or were put there to mislead"] : []),
    ...(traits.agent.value ? ["the agent does what cannot be undone"] : []),
    ...(traits.trains.value
      ? ["the model is wrong more often for some people than for others", "the world moves away from the data that the model learned from"]
      : []),
    ...(traits["personal-data"].value ? ["data about people leak, or are kept for too long"] : []),
    ...(traits.serves.value || traits.batch.value ? ["it fails or stops, and nobody notices"] : []),
    "people trust it where they should decide themselves",
  ];
}
