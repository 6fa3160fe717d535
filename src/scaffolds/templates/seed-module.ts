import { pythonString } from "../quote.js";

/** Libraries that draw at random, by the names they are imported under. */
export const seededLibraries = ["numpy", "torch", "tensorflow", "sklearn", "xgboost", "lightgbm", "catboost"] as const;
export type SeededLibrary = (typeof seededLibraries)[number];

/** What `seeds.py` is written from. */
export interface SeedModule {
  /** As the training imports it. */
  readonly module: string;
  /** The file that trains, relative to the project. */
  readonly caller: string | undefined;
  readonly libraries: readonly SeededLibrary[];
  readonly seed: number;
}

const imports: Partial<Record<SeededLibrary, string>> = {
  numpy: "import numpy as np",
  tensorflow: "import tensorflow as tf",
  torch: "import torch",
};
const calls: Partial<Record<SeededLibrary, string>> = {
  numpy: "    np.random.seed(seed)",
  torch: `    torch.manual_seed(seed)
    torch.backends.cudnn.benchmark = False
    torch.use_deterministic_algorithms(True, warn_only=True)`,
  tensorflow: "    tf.random.set_seed(seed)",
};
/** What takes a seed as an argument only. */
const givenSeeds: Partial<Record<SeededLibrary, string>> = {
  sklearn: "random_state=SEED to splits and estimators",
  xgboost: "random_state=SEED to estimators of XGBoost",
  lightgbm: '"seed": SEED among the parameters of LightGBM',
  catboost: "random_seed=SEED to CatBoost",
};

/** `seeds.py`: it does nothing until the training calls it, and says how. */
export function seedModule({ module, caller, libraries, seed }: SeedModule): string {
  const own = libraries.flatMap((library) => imports[library] ?? []).sort((a, b) => (a < b ? -1 : 1));
  const given = libraries.flatMap((library) => givenSeeds[library] ?? []);
  const loader = libraries.includes("torch")
    ? '\n\ndef seed_worker(worker):\n    """For `DataLoader(worker_init_fn=seed_worker)`: each worker draws its own numbers."""\n    random.seed(torch.initial_seed() % 2**32)\n'
    : "";
  return `"""Makes training draw the same numbers each time. Written by Roadworthy.

TODO: call it first thing in ${caller === undefined ? "the training" : pythonString(caller)}:

    from ${module} import SEED, seed_everything

    seed_everything()
${given.length > 0 ? `\nAnd give ${given.join(",\nand ")}.\n` : ""}"""

import random
${own.length > 0 ? `\n${own.join("\n")}\n` : ""}
SEED = ${seed}


def seed_everything(seed=SEED):
    """Seeds every generator that this project draws from."""
    random.seed(seed)
${libraries
  .flatMap((library) => calls[library] ?? [])
  .map((call) => `${call}\n`)
  .join("")}${loader}`;
}
