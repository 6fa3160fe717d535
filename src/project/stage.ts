/** How far the project has come. A rule counts from its stage on. */
export type Stage = "prototype" | "pilot" | "production";

export const stages: readonly Stage[] = ["prototype", "pilot", "production"];

/** Whether a rule of stage `from` counts in a project of stage `stage`. */
export function countsAt(from: Stage, stage: Stage): boolean {
  return stages.indexOf(from) <= stages.indexOf(stage);
}
