import type { CodeValue } from "../../facts/code-value.js";
import type { PythonArgument } from "../../facts/python-facts.js";
import type { Project, PythonModule } from "../../project/project.js";
import type { Place } from "../../text/span.js";

/**
 * Why a workflow that Python defines at a place does not run by itself, as far as its own arguments say: its schedule is `None` or `@once`, or
 * its end date has passed. `undefined` where they say neither.
 */
export function unscheduledIn(project: Project, at: Place): "never" | "ended" | undefined {
  const module = project.python.find(({ path }) => path === at.path);
  const given = module && argumentsAt(module, at);
  if (!given) return undefined;
  const schedule = given.find(({ name }) => name !== undefined && /^schedule(?:_interval)?$/.test(name))?.value;
  if (schedule && isNever(schedule)) return "never";
  const end = endDate(module, given);
  return end !== undefined && end < project.date ? "ended" : undefined;
}

/** The arguments of the call, or of the decorators of the function, that stands at a place. */
function argumentsAt({ facts, place }: PythonModule, at: Place): readonly PythonArgument[] | undefined {
  const isThere = (one: { readonly span: Place["span"] }) => place(one.span).span.start === at.span.start;
  return facts.calls.find(isThere)?.arguments ?? facts.functions.find(isThere)?.decorators.flatMap((one) => one.arguments);
}

function isNever(value: CodeValue): boolean {
  return value.kind === "none" || (value.kind === "string" && /^(?:@once|none|)$/i.test(value.value));
}

/** `end_date`, given to the workflow or in its `default_args`, as `YYYY-MM-DD`. */
function endDate({ facts }: PythonModule, given: readonly PythonArgument[]): string | undefined {
  const own = given.find(({ name }) => name === "end_date")?.value;
  const shared = given.find(({ name }) => name === "default_args")?.value;
  const assigned = shared?.kind === "name" ? facts.assignments.findLast(({ targets }) => targets.includes(shared.value))?.value : shared;
  const entries = assigned?.kind === "dict" ? assigned.entries : [];
  const value = own ?? entries.find(({ key }) => key.kind === "string" && key.value === "end_date")?.value;
  if (value?.kind !== "call" || !/(?:^|\.)(?:datetime|date)$/.test(value.name)) return undefined;
  const parts = (facts.calls[value.call]?.arguments ?? [])
    .slice(0, 3)
    .map((one) => (one.value.kind === "number" ? one.value.value : Number.NaN));
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = parts;
  if (![year, month, day].every(Number.isInteger)) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
