import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";

/** The name that a method is called on. */
export function receiverOf(call: PythonCall): string | undefined {
  if (call.receiver) return call.receiver.kind === "name" ? call.receiver.value : undefined;
  const dot = call.name.lastIndexOf(".");
  return dot === -1 ? undefined : call.name.slice(0, dot);
}

/** Whether an `axis` means columns. */
export function isColumnAxis(axis: CodeValue | undefined): boolean {
  return (axis?.kind === "number" && axis.value === 1) || (axis?.kind === "string" && axis.value === "columns");
}

/** Whether figures are worked out over each row, not over each column. */
export function isAcross(call: PythonCall): boolean {
  return (
    isColumnAxis(call.arguments.find(({ name }) => name === "axis")?.value) ||
    call.arguments.some(({ name, value }) => name === "axis" && value.kind === "number" && value.value === -1)
  );
}
