import { spawnSync } from "node:child_process";
import { checkout } from "../upkeep/derived-files.js";
import { percentile } from "./percentile.js";

/** Ms that a program takes from start to end, median of 5; `undefined` where it cannot be run. */
export function commandTime(program: string, words: readonly string[]): number | undefined {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    if (spawnSync(program, words, { stdio: "ignore" }).error) return undefined;
    times.push(performance.now() - start);
  }
  return percentile(times, 0.5);
}

/** As `commandTime`, of the command line as built. */
export function roadworthyTime(words: readonly string[]): number {
  return commandTime(process.execPath, [`${checkout}dist/cli.js`, ...words]) ?? Number.NaN;
}

/** As `commandTime`, of ripgrep searching a tree for words such as the engine looks for. */
export function ripgrepTime(folder: string): number | undefined {
  return commandTime("rg", ["-c", "mlflow|fastapi|prometheus|evidently|openai|sklearn|wandb|dvc", folder]);
}
