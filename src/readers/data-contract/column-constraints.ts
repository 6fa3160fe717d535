import type { YamlNode } from "../../text/yaml-node.js";

const typeKeys = ["type", "logicalType", "physicalType", "data_type", "dtype", "$ref", "anyOf", "oneOf", "allOf"];
const flags = ["required", "unique", "primary", "primaryKey", "isPrimary", "isPrimaryKey", "isUnique"];
/** These promise something when they are false. */
const permissions = ["isNullable", "nullable"];
const limits = [
  ...["enum", "const", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "precision", "scale", "references"],
];

/**
 * The number of promises that a schema makes of a column (field, property): its type, that it is required or unique, limits on its values,
 * and quality rules. For schemas that are written in the words of JSON Schema, ODCS, Data Contract Specification or Table Schema.
 */
export function columnConstraints(column: YamlNode): number {
  const places = [column, column.get("constraints"), column.get("logicalTypeOptions")];
  const count = (keys: readonly string[], holds: (node: YamlNode) => boolean) =>
    places.reduce((sum, place) => sum + keys.filter((key) => holds(place.get(key))).length, 0);
  const isTyped = typeKeys.some((key) => column.get(key).kind !== "absent" && column.get(key).kind !== "null");
  return (
    (isTyped ? 1 : 0) +
    count(flags, (node) => node.isTrue()) +
    count(permissions, (node) => /^false$/i.test(node.text() ?? "")) +
    count(limits, (node) => node.kind !== "absent" && node.kind !== "null") +
    column.get("quality").list().length
  );
}
