/** The four sections of the ML Test Score. */
export const mlTestSections = ["Data", "Model", "Infra", "Monitor"] as const;

export type MlTestSection = (typeof mlTestSections)[number];

/** One test of the ML Test Score rubric, with the rules that together show it. */
export interface MlTest {
  /** As the paper numbers it: `Data 1`. */
  readonly id: string;
  readonly section: MlTestSection;
  readonly title: string;
  /** Ids of rules; the test is kept as far as the least of those that apply. */
  readonly rules: readonly string[];
}

const titles: Readonly<Record<MlTestSection, readonly (readonly [title: string, ...rules: string[]])[]>> = {
  Data: [
    ["Feature expectations are captured in a schema", "data/contract"],
    ["All features are beneficial", "data/feature-value"],
    ["No feature costs too much", "data/feature-value"],
    ["Features adhere to meta-level requirements", "data/lawful-basis", "data/pii-classified"],
    ["The data pipeline has appropriate privacy controls", "data/lawful-basis", "data/third-party-sharing"],
    ["New features can be added quickly", "data/dictionary"],
    ["All input feature code is tested", "data/transforms-tested"],
  ],
  Model: [
    ["Model specifications are reviewed and checked in", "repro/beyond-notebooks", "team/owner"],
    ["Offline and online metrics correlate", "eval/online-parity"],
    ["All hyperparameters have been tuned", "repro/config"],
    ["The impact of model staleness is known", "drift/staleness"],
    ["A simpler model is not better", "use-case/baseline"],
    ["Model quality is sufficient on important slices", "eval/slices"],
    ["The model is tested for considerations of inclusion", "eval/fairness"],
  ],
  Infra: [
    ["Training is reproducible", "repro/seeds", "repro/locked"],
    ["Model specifications are unit tested", "repro/tests"],
    ["The whole pipeline is integration tested", "repro/pipeline-test"],
    ["Model quality is validated before serving", "eval/ci-gate"],
    ["The model can be debugged step by step", "serving/debuggable"],
    ["Models are canaried before serving", "serving/canary"],
    ["Serving models can be rolled back", "serving/rollback"],
  ],
  Monitor: [
    ["Changes of dependencies are noticed", "ci/dependency-updates"],
    ["Data invariants hold in training and serving input", "data/invariants-shared"],
    ["Training and serving features are not skewed", "serving/shared-transforms"],
    ["Models are not too stale", "drift/staleness", "data/freshness"],
    ["Models are numerically stable", "monitoring/numeric-health"],
    ["Computing performance has not regressed", "serving/latency-slo"],
    ["Prediction quality has not regressed", "monitoring/quality"],
  ],
};

/** The 28 tests of Breck et al., "The ML Test Score: A Rubric for ML Production Readiness" (IEEE Big Data 2017), in its order. */
export const mlTests: readonly MlTest[] = mlTestSections.flatMap((section) =>
  titles[section].map(([title, ...rules], index) => ({ id: `${section} ${index + 1}`, section, title, rules })),
);
