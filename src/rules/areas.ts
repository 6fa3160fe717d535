/** The areas of practice in reading order: each is a folder of rules. */
export const areas = {
  "use-case": { title: "Use case", question: "Is this the right thing to build?" },
  team: { title: "Team", question: "Who answers for it?" },
  data: { title: "Data", question: "Do we know what goes in?" },
  labels: { title: "Labels", question: "Do we trust the answers we learn from?" },
  repro: { title: "Reproducibility", question: "Can it be built again?" },
  eval: { title: "Evaluation", question: "Do we know that it works?" },
  llm: { title: "Language models", question: "Do we control the model we rent?" },
  rag: { title: "Retrieval", question: "Does it find the right passages, for the right people?" },
  serving: { title: "Serving", question: "Does it run where users are?" },
  ci: { title: "CI", question: "Does every change prove itself?" },
  monitoring: { title: "Monitoring", question: "Would we notice?" },
  drift: { title: "Drift", question: "Would we notice the world changing?" },
  governance: { title: "Governance", question: "May we run it?" },
} as const;

export type AreaId = keyof typeof areas;

/** All area ids in reading order. */
export const areaIds = Object.keys(areas) as readonly AreaId[];
