import { llmJudge } from "../../practices/llm-judge.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { scriptsOf } from "../../project/scripts.js";
import { all, any } from "../../project/trait.js";
import { absentFile, claimAt, claimsAt } from "../parts/claim.js";
import { scheduledRuns, scheduleOf } from "../parts/scheduled-job.js";
import type { Gap, Rule } from "../rule.js";

/** Calls that score answers or predictions of production where traces or reports are kept. */
const scored =
  /^(?:langfuse\S*\.(?:create_score|score|score_current_trace|score_current_span|score_current_observation|score_trace)|langsmith\S*\.create_feedback|ddtrace\.llmobs\S*\.submit_evaluation\w*|phoenix\S*\.(?:log_evaluations|SpanEvaluations)|opik\S*\.log_(?:traces|spans)_feedback_scores|trulens\S*\.(?:TruChain|TruLlama|TruCustomApp|TruApp|TruGraph)|ibm_watson_openscale\S*\.monitor_instances\.create|ibm_ai_openscale\S*\.quality_monitoring\.enable|weave\S*\.(?:apply_scorer|add_feedback)|nannyml\S*\.(?:CBPE|DLE|PerformanceCalculator)|evidently\S*\.(?:ClassificationPreset|RegressionPreset|ClassificationPerformancePreset|RegressionPerformancePreset|ClassificationQuality\w*|RegressionQuality\w*|ModelPerformanceTab|ClassificationPerformanceTab|RegressionPerformanceTab))$/;
const scriptScored =
  /^(?:langfuse|langsmith|dd-trace|opik)\S*\.(?:score\w*|create_?score|createFeedback|submitEvaluation|logSpansFeedbackScores)$/i;
const instrument =
  /^(?:prometheus_client\.(?:\w+\.)?(?:Counter|Gauge|Histogram|Summary)|opentelemetry\S*\.create_(?:counter|gauge|histogram|up_down_counter|observable_gauge))$/;
const quality =
  /accuracy|(?:^|_)(?:f1|auc|precision|recall|rmse|mae|mape|r2)(?:_|$)|grounded|faithful|relevan|hallucinat|correctness|toxicity|(?:model|prediction|answer|response)_?(?:quality|score|error(?!s|_total|_count))|thumbs|feedback_(?:score|rating)|online_eval/i;

export const onlineParity: Rule = {
  title: "Production watches the same figures as the evals",
  why: {
    source: "A1; MLTS Model 2",
    text: "Once it is deployed, figures like those of the offline evaluation are checked again, to see that its conclusions hold on real data.",
  },
  applies: all("serves", any("trains", "llm")),
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`monitoring.quality` names figures.",
    present: "The job that works them out exists.",
    wired: "That job runs on a schedule, or production code scores its answers or exports figures of quality.",
  },
  hollow: "The job is there, and the workflow that runs it has no schedule.",
  contradicted: "The job that `monitoring.quality` names does not exist.",
  manifest: ["monitoring", "quality"],
  limits: "What an evaluator in the console of an observability service scores can only be declared.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const offline = (project.manifest.value.evals ?? []).flatMap(({ metrics }) => (metrics ?? []).flatMap(({ name }) => name || []));
    const watched = claimsAt(project, ["monitoring", "quality", "metrics"]);
    const job = claimAt(project, ["monitoring", "quality", "job"]);
    const declaredSchedule = claimAt(project, ["monitoring", "quality", "schedule"]);
    evidence.push(...watched.map(({ value, at }): Evidence => ({ level: "claimed", what: `production watches \`${value}\``, at })));
    if (job && !job.exists) gaps.push(absentFile(job));
    else if (job) {
      const { scheduled, manual } = scheduleOf(project, job.value);
      if (scheduled) evidence.push({ level: "wired", what: `\`${scheduled.text}\` runs on a schedule`, at: scheduled.at });
      else if (manual && declaredSchedule)
        gaps.push({
          kind: "hollow",
          message: `\`${job.value}\` is said to run \`${declaredSchedule.value}\`, but the workflow that runs it has no schedule.`,
          at: declaredSchedule.at,
          related: [{ message: "Run here, by hand or on push only.", at: manual.at }],
        });
      else evidence.push({ level: job.form === "path" ? "present" : "claimed", what: `job \`${job.value}\``, at: job.at });
    }
    evidence.push(...inProduction(project));
    const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
    const lacking = offline.filter(
      (name) => !watched.some(({ value }) => plain(value).includes(plain(name)) || plain(name).includes(plain(value))),
    );
    if (watched.length > 0 && offline.length > 0 && lacking.length === new Set(offline).size)
      gaps.push({
        kind: "weak",
        message: `Production watches \`${watched[0]?.value}\`, but the evals decide by \`${lacking.slice(0, 3).join("`, `")}\`: watch one of them too.`,
        at: watched[0]?.at,
      });
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    if (evidence.length > 0) {
      const message =
        "Figures of production are declared, but nothing in the workspace works them out on a schedule or as answers are given.";
      return { evidence, gaps: [{ kind: "weak", message, at: evidence[0]?.at }] };
    }
    // That nothing watches quality at all, `monitoring/quality` says.
    if (offline.length === 0) return { evidence, gaps, unknown: "No eval is declared whose figures production could watch." };
    const figures = `what the evals decide by (\`${[...new Set(offline)].slice(0, 3).join("`, `")}\`)`;
    const value = {
      metrics: [...new Set(offline)].slice(0, 3),
      job: "TODO: jobs/online_eval.py",
      schedule: "TODO: 0 6 * * *",
    };
    const message = `Nothing watches ${figures} in production: no scheduled job, score on traces or exported figure was found. Declare \`monitoring.quality\` with a job.`;
    const fix = { kind: "manifest", title: "Declare what production watches", path: ["monitoring", "quality"], value } as const;
    return { evidence, gaps: [{ kind: "missing", message, fixes: [fix] }] };
  },
};

/** What production code or a schedule shows of its quality. */
function inProduction(project: Project): readonly Evidence[] {
  const modules = productionModules(project);
  const scripts = scriptsOf(project).filter(({ role }) => role === "production");
  return [
    ...callsTo(modules, scored).map(({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at })),
    ...scripts.flatMap(({ facts, place }) =>
      facts.calls
        .filter(({ name }) => scriptScored.test(name))
        .map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}()\` called`, at: place(span) })),
    ),
    ...callsTo(modules, instrument).flatMap(({ call, at }): Evidence[] => {
      const [first] = call.arguments;
      return first?.value.kind === "string" && quality.test(first.value.value)
        ? [{ level: "wired", what: `exports \`${first.value.value}\``, at }]
        : [];
    }),
    ...llmJudge
      .find(project)
      .filter(({ at }) => at && project.role(at.path) === "production" && !/eval|bench|judge_?test|script/i.test(project.relative(at.path)))
      .map(({ what, at }): Evidence => ({ level: "wired", what: `production grades its answers: ${what}`, at })),
    ...(project.manifest.value.drift ?? []).flatMap(({ kind }, index): Evidence[] => {
      const job = kind === "concept" ? claimAt(project, ["drift", index, "job"]) : undefined;
      const run = job?.exists ? scheduleOf(project, job.value).scheduled : undefined;
      return run ? [{ level: "wired", what: `\`${run.text}\` runs on a schedule`, at: run.at }] : [];
    }),
    ...scheduledRuns(
      project,
      /online[_-]?eval|(?:model|prediction)[_-]?(?:quality|performance)|monitor(?:ing)?[_-](?:quality|performance|model)|performance[_-]?monitor|concept[_-]?drift/i,
    ).map(({ text, at }): Evidence => ({ level: "wired", what: `\`${text}\` runs on a schedule`, at })),
  ];
}
