/** The last part of a dotted name: `start_run` of `mlflow.start_run`. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
