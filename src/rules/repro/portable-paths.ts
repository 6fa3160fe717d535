import type { Rule } from "../rule.js";

/** Findings shown; a person needs only a few to see the pattern. */
const shown = 10;

export const portablePaths: Rule = {
  title: "Paths work on other machines",
  why: {
    source: "A0 #2",
    text: "“Works on my machine” is the oversimplified version of reality; a home folder or drive letter exists on one machine only.",
  },
  applies: "always",
  stage: "prototype",
  weight: 1,
  asks: "present",
  evidence: { present: "No absolute home or drive path in code, notebooks or configuration." },
  noFix: "Which setting or relative path should replace it is for people to choose.",
  limits: "Common container users' homes (`/home/app`, `/root` …) are not flagged.",
  check(project) {
    // What CI and images do with paths happens on machines of their own; what an evaluation wrote is a trace of its run.
    const elsewhere = new Set(
      [...project.facts("ci"), ...project.facts("dockerfile"), ...project.facts("compose"), ...project.facts("result")].map(
        ({ path }) => path,
      ),
    );
    const files = project
      .facts("text")
      .filter(
        ({ path, role }) =>
          !elsewhere.has(path) && !isTrace(path) && !isOfOneMachine(path) && ["production", "notebook", "evaluation"].includes(role),
      );
    const notebooks = new Set(project.facts("notebook").map(({ path }) => path));
    const hits = files.flatMap(({ path, facts }) =>
      facts.homePaths.flatMap(({ value, span }) => {
        const at = notebooks.has(path) ? project.notebookPlace(path, span) : { path, span };
        // What a cell printed is a trace of a run, not code.
        return notebooks.has(path) && !at.cell ? [] : [{ value, at }];
      }),
    );
    // A path that a file repeats is one decision.
    const places = new Map(hits.map((hit) => [`${hit.at.path}\n${hit.value}`, hit] as const).reverse());
    const once = hits.filter((hit) => places.get(`${hit.at.path}\n${hit.value}`) === hit);
    if (hits.length === 0) return { evidence: [{ level: "present", what: `no home or drive path in ${files.length} files` }], gaps: [] };
    return {
      evidence: [],
      gaps: once.slice(0, shown).map(({ value, at }) => ({
        kind: "missing",
        message: `\`${value}\` exists on one machine only. Make it relative, or a setting.`,
        at,
      })),
    };
  },
};

/** Whether a file is what a run left behind: it says where it ran, and nothing reads it from there. */
function isTrace(path: string): boolean {
  return /(?:^|\/)(?:logs?|outputs?|results?|runs|reports?)\/(?:.*\/)?[^/]*\.(?:jsonl?|ya?ml|txt|log|csv)$/i.test(path);
}

/** Whether a file holds the settings of one machine, by its name: `.env.local`, `settings.local.json`. */
function isOfOneMachine(path: string): boolean {
  return /\.local(?:\.\w+)?$/.test(path);
}
