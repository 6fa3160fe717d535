/** A project name as PEP 503 compares it: lower case, with one `-` for each run of `-`, `_` and `.`. */
export function normalisePackage(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}
