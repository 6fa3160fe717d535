import { ownFacts } from "../../practices/own-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { claimAt, entryPlace } from "../parts/claim.js";
import { longestPause } from "../parts/longest-pause.js";
import { unusedModel } from "../parts/no-model.js";
import { ownRetraining } from "../parts/own-retraining.js";
import { type JobRun, scheduledRuns } from "../parts/scheduled-job.js";
import { scheduledTrainings } from "../parts/training-commands.js";
import { unreadCi } from "../parts/unread-ci.js";
import type { Gap, Rule } from "../rule.js";

const training =
  /(?:^|[\s/_.-])(?:re-?_?)?train(?:er|ing)?(?:[\s/_.-]|$)|\bdvc\s+repro\b|(?:^|[\s/_.-])(?:fine_?-?tune|fit)(?:[\s/_.-]|$)/i;
/** Data that is split, or looked at, and not a training. */
const otherTraining = /train_test_split|[\w-]*test[\w-]*train|train(?:ing)?[_-](?:data|set|service|docs?)\b|readme/i;
/** Settings, actions, and what only registers or prints. */
const notRun = /^(?:uses |\w+=|export |echo |cd |ls |cat |cp |mv |rm |test |\[)|\b(?:create|register|upload|lint|pytest)\b/;
/** What people call the age of a model. */
const age =
  /model_?age|age_of_(?:the_)?model|max_(?:model_)?age_days|(?:trained|training)_(?:at|on|date|time)|last_(?:re)?train\w*|days_since_(?:re)?train\w*|(?:should|needs?)_(?:re)?train\w*|stale_?model|model_?(?:is_)?stale/i;
const decade = 10 * 365 * 24 * 60 * 60 * 1000;

export const staleness: Rule = {
  title: "The model has a maximum age that is checked",
  why: {
    source: "A3; MLTS Model 4; MLTS Monitor 4",
    text: "Models degrade the moment they hit the real world; how much a stale model costs has to be known, and that it is not too stale has to be watched.",
  },
  applies: "trains",
  stage: "production",
  weight: 1,
  asks: "wired",
  evidence: {
    claimed: "`models[].max_age`.",
    wired: "Training runs on a schedule, code compares the model's age with a limit, or an alert watches it.",
  },
  hollow: "A maximum age of ten years or more, or a schedule that no calendar has.",
  contradicted: "Training is scheduled less often than `models[].max_age` allows.",
  manifest: ["models"],
  fixes: [{ kind: "manifest", title: "Set a maximum age", path: ["models"], value: [{ name: "TODO: name", max_age: "TODO: 60d" }] }],
  limits:
    "Training that a person or another system starts is not seen. The age of the model in use is not known here. Unknown where code of one's own is named for training again.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const [run] = scheduledTraining(project);
    const pause = run && pauseOf(run);
    const own = [...(project.manifest.value.models ?? []).entries()].filter(([, { provider }]) => provider === undefined);
    for (const [index, { name, max_age: limit }] of own) {
      const at = claimAt(project, ["models", index, "max_age"])?.at ?? entryPlace(project, ["models", index]);
      if (!limit) {
        if (!run)
          gaps.push({
            kind: "partial",
            message: `Model \`${name}\` does not say how old it may grow before it is trained again.`,
            at,
            fixes: [{ kind: "manifest", title: "Set its maximum age", path: ["models", index, "max_age"], value: "TODO: 60d" }],
          });
      } else if (limit.milliseconds >= decade) gaps.push({ kind: "hollow", message: `A maximum age of \`${limit.text}\` is none.`, at });
      else if (run && pause !== undefined && Number.isFinite(pause) && pause > limit.milliseconds)
        gaps.push({
          kind: "contradicted",
          message: `Model \`${name}\` may be \`${limit.text}\` old, but training is scheduled less often than that.`,
          at,
          related: [{ message: `\`${run.text}\`.`, at: run.at }],
        });
      else evidence.push({ level: "claimed", what: `\`${limit.text}\``, at });
    }
    if (run && pause === Number.POSITIVE_INFINITY)
      gaps.push({ kind: "hollow", message: `\`${run.text}\` is scheduled for a date that no year has, so it never trains.`, at: run.at });
    else if (run) evidence.push({ level: "wired", what: `\`${run.text}\` runs on a schedule`, at: run.at });
    if (!run) evidence.push(...scheduledTrainings(project));
    evidence.push(...ageChecks(productionModules(project)), ...ageAlerts(project));
    const unknown =
      gaps.length + evidence.length === 0 ? (unusedModel(project) ?? unreadCi(project)?.unknown ?? trainedElsewhere(project)) : undefined;
    if (unknown) return { evidence, gaps, unknown };
    if (gaps.some(({ kind }) => kind !== "partial") || evidence.some(({ level }) => level === "wired"))
      return { evidence, gaps: gaps.filter(({ kind }) => kind !== "partial") };
    if (evidence.length > 0)
      gaps.push({
        kind: "weak",
        message:
          "A maximum age is declared, but nothing checks it: no training runs on a schedule, and neither code nor an alert looks at the model's age.",
        at: evidence[0]?.at,
      });
    else if (gaps.length === 0)
      gaps.push({
        kind: "missing",
        message:
          "A model in use may grow old unnoticed: none has a `max_age`, nothing trains on a schedule, and no code or alert looks at its age.",
      });
    return { evidence, gaps, share: 0.5 };
  },
};

function trainedElsewhere(project: Project): string | undefined {
  const own = ownRetraining(project);
  return (
    own && `${own.what} is named for training again; when it does so is not seen. Say in \`models[].max_age\` how old a model may grow.`
  );
}

function scheduledTraining(project: Project): readonly JobRun[] {
  return scheduledRuns(project, training).filter(({ text }) => !notRun.test(text) && !otherTraining.test(text));
}

/** The longest pause of a run, where its schedule is written. */
function pauseOf({ schedule }: JobRun): number | undefined {
  const pauses = (schedule ?? []).flatMap((one) => longestPause(one) ?? []);
  return pauses.length > 0 ? Math.min(...pauses) : undefined;
}

const ageChecks = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ facts, place }) => [
    ...facts.checks
      .filter(({ left, right, scope }) => [left, right, scope].some((text) => age.test(text)))
      .map(({ left, operator, right, span }): Evidence => ({ level: "wired", what: `\`${left} ${operator} ${right}\``, at: place(span) })),
    ...facts.functions
      .filter(
        ({ name, empty }) =>
          !empty && /^(?:check|is|has|get)?_?(?:model_age|model_stale|stale_model|should_retrain|needs_retraining)/.test(name),
      )
      .map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}()\``, at: place(span) })),
  ]),
);

function ageAlerts(project: Project): readonly Evidence[] {
  return ownFacts(project, "monitoring").flatMap(({ path, facts }) =>
    facts.alerts
      .filter(({ name, expression }) => /model_?(?:age|stale)|stale_?model|last_(?:re)?train|model_trained/i.test(`${name} ${expression}`))
      .map(({ name, span }): Evidence => ({ level: "wired", what: `alert \`${name}\``, at: { path, span } })),
  );
}
