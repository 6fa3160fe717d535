import type { CodeValue } from "../../facts/code-value.js";

/** Fields in which answers say how many tokens they took, or what those cost. */
const usage =
  /(?<!^self)\.usage(?:_metadata|Metadata)?(?:\.|$)|\.(?:total|prompt|completion|input|output)(?:_t|T)okens$|\.(?:total_cost|totalUsage)$/;
/** Such a field taken out of its answer. Where no model is asked, it is a count of any tokens. */
const counted = /^(?:total|prompt|completion|input|output)_tokens$/;

/** Whether a value, or a part of it, is what an answer took; `withCounts` also by names that say so without the answer. */
export function readsUsage(value: CodeValue, withCounts = false): boolean {
  const isUsage = (name: string) => usage.test(name) || (withCounts && counted.test(name));
  const isRead = (part: CodeValue) => readsUsage(part, withCounts);
  switch (value.kind) {
    case "name":
      return isUsage(value.value);
    case "other":
      return value.names.some(isUsage);
    case "dict":
      return value.entries.some((entry) => isRead(entry.value));
    case "list":
      return value.items.some(isRead);
    case "format":
      return value.parts.some(isRead);
    default:
      return false;
  }
}
