import { judgeLooks } from "../../practices/llm-judge.js";
import { rentedModels } from "../../semantics/rented-models.js";
import { firstJudge, judgeModels, modelFamily, noJudge } from "../parts/judge.js";
import type { Gap, Rule } from "../rule.js";

export const judgeIndependent: Rule = {
  title: "The judge is not the model under test",
  why: {
    source: "A0 #1",
    text: "Leaning on a model as a judge leads to misleading conclusions if that judge is not properly benchmarked; its own answers are no benchmark.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 1,
  asks: "claimed",
  evidence: {
    claimed: "`evals[].judge.model` is another model than those it covers.",
    present: "The judge that a configuration or code names is another model than those under test.",
  },
  contradicted: "The judge is the model under test, of the same date or another.",
  manifest: ["evals"],
  limits:
    "A judge whose model comes from the environment, or from a tool's default, is not seen. Models of one maker may favour each other all the same.",
  looks: judgeLooks,
  appliesUnless: noJudge,
  check(project) {
    const judges = judgeModels(project);
    const asked = rentedModels(project);
    const gaps: Gap[] = judges.flatMap((judge): Gap[] => {
      // Code that judges in production asks for its model as well.
      const own = (judge.grades ?? asked.filter(({ at }) => at.path !== judge.at.path)).find(
        ({ id }) => modelFamily(id) === modelFamily(judge.id),
      );
      if (!own) return [];
      const message = `The judge \`${judge.id}\` grades answers of \`${own.id}\`: the same model. Let another one judge.`;
      return [{ kind: "contradicted", message, at: judge.at, related: [{ message: "The model under test.", at: own.at }] }];
    });
    const evidence = judges.map(({ id, level, at }) => ({ level, what: `judge \`${id}\``, at }));
    if (judges.length > 0) {
      const isComparable = asked.length > 0 || judges.some(({ grades }) => (grades ?? []).length > 0);
      return isComparable || gaps.length > 0
        ? { evidence: gaps.length > 0 ? [] : evidence, gaps }
        : { evidence: [], gaps, unknown: "The model under test is not named in the workspace." };
    }
    const evals = project.manifest.value.evals ?? [];
    const index = evals.findIndex(({ type }) => type === "llm-judge");
    if (index === -1) return { evidence: [], gaps, unknown: "Which model judges is not written in the workspace." };
    const path = ["evals", index, "judge", "model"] as const;
    const message = `Eval \`${evals[index]?.name}\` is graded by a model, but does not say by which. Name it in \`judge.model\`.`;
    const fix = { kind: "manifest", title: "Name its judge", path, value: "TODO: claude-3-5-sonnet-20241022" } as const;
    const at = {
      path: project.manifest.path,
      span: project.manifest.valueSpan("evals", index, "type") ?? project.manifest.keySpan("evals", index),
    };
    return { evidence: [], gaps: [{ kind: "missing", message, at, related: relatedJudge(project), fixes: [fix] }] };
  },
};

function relatedJudge(project: Parameters<typeof firstJudge>[0]) {
  const judge = firstJudge(project);
  return judge?.at ? [{ message: `It grades here: ${judge.what}.`, at: judge.at }] : [];
}
