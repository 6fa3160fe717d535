import { type Stage, stages } from "../manifest/known-values.js";

export { type Stage, stages };

/** Whether a rule of stage `from` counts in a project of stage `stage`. */
export function countsAt(from: Stage, stage: Stage): boolean {
  return stages.indexOf(from) <= stages.indexOf(stage);
}
