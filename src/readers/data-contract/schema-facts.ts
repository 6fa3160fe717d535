import type { DataCheckFacts } from "../../facts/data-check-facts.js";
import { isPlaceholder } from "../../text/placeholder.js";
import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { firstOfEach } from "../first-of-each.js";

/** A table or column of a schema, and the number of promises made of it. */
export interface SchemaPart {
  /** `orders`, `orders.id`. */
  readonly subject: Located<string>;
  readonly constraints: number;
  /** Where its `description` or `doc` stands. */
  readonly node: YamlNode;
}

/** What the tables and columns of a schema come to. */
export function schemaFacts(parts: readonly SchemaPart[]): Pick<DataCheckFacts, "subjects" | "checks" | "described"> {
  return {
    subjects: firstOfEach(parts.filter(({ constraints }) => constraints > 0).map(({ subject }) => subject)),
    checks: parts.reduce((sum, { constraints }) => sum + constraints, 0),
    described: parts.filter(({ node }) => ["description", "doc"].some((key) => !isPlaceholder(node.get(key).text() ?? ""))).length,
  };
}

/** The name of a part inside another. */
export function partName(owner: string, name: Located<string>): Located<string> {
  return { value: owner === "" ? name.value : `${owner}.${name.value}`, span: name.span };
}
