import { type Severity, severities } from "../report/outcome.js";

/** The same by how loud they are; those of one severity stay in their order. */
export function loudestFirst<Item extends { readonly severity: Severity }>(items: readonly Item[]): readonly Item[] {
  return severities.flatMap((severity) => items.filter((one) => one.severity === severity));
}
