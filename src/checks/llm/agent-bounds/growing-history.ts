import type { PythonCall, PythonLoop } from "../../../facts/python-facts.js";
import { isModelRequest } from "../../../practices/model-calls.js";
import { oncePerModules, productionModules } from "../../../project/production-code.js";
import type { PythonModule } from "../../../project/project.js";
import { lastPart } from "../../../text/last-part.js";
import { contains, type Span } from "../../../text/span.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const growingHistory: CodeCheck = {
  flags:
    "A list of messages that is added to and sent whole again, in a loop without an end or for as long as the process lives, and that nothing cuts.",
  silent:
    "Lists that are cut, summed up, replaced or emptied anywhere, what is sent as a slice or through a function, loops that count or go over something, and lists made anew for each request.",
  source: "OWASP LLM10:2025; Anthropic's guide to context windows",
  languages: ["Python"],
  offByDefault: "How often it is right is not shown: it found nothing to be judged by in 150 repositories.",
  find: (project) => look(productionModules(project)),
};

const look = oncePerModules((modules) => modules.flatMap(growing));

/** What a model is given of a conversation. */
const history = /^(?:messages|input|contents|chat_history|history)$/;
const adds = /\.(?:append|extend|insert|add_user_message|add_ai_message|add_message)$/;
const cuts = /\.(?:pop|popleft|clear|remove|trim|truncate|prune|compact)$/;
/** Names of what bounds a loop. */
const counts =
  /^(?:steps?|turns?|iterations?|iter|i|n|count(?:er)?|rounds?|attempts?|tries|retries|loops?|depth|hops?)$|(?:^|_)(?:max|limit|budget|count|left|remaining|deadline|tokens?)(?:_|$)/i;

function growing(module: PythonModule): readonly CodeProblem[] {
  const { facts } = module;
  const seen = new Set<string>();
  return facts.calls.flatMap((call): CodeProblem[] => {
    if (!isModelRequest(call.name)) return [];
    return call.arguments.flatMap(({ name, value }): CodeProblem[] => {
      if (name === undefined || !history.test(name) || value.kind !== "name") return [];
      const list = value.value;
      const added = additions(module, list);
      const [first] = added;
      if (!first || isCut(module, list)) return [];
      // An agent that goes on by itself is one finding: that nothing ends it.
      const isAgent = call.arguments.some((one) => one.name === "tools" || one.name === "functions");
      const loop = isAgent ? undefined : endlessAround(module, call, list, added);
      const livesOn = !loop && livesAsLongAsTheProcess(module, list, call, added);
      if ((!loop && !livesOn) || seen.has(`${call.scope}\n${list}`)) return [];
      seen.add(`${call.scope}\n${list}`);
      const where = loop ? "in each round of this loop" : "with each request, for as long as the process lives";
      return [
        {
          kind: "partial",
          message: `\`${list}\` grows ${where} and is sent whole each time, so each call costs more until the context is full. Send the last few messages, or a summary.`,
          at: module.place(value.span),
          related: [{ message: "It grows here.", at: module.place(first.span) }],
        },
      ];
    });
  });
}

interface Addition {
  readonly scope: string;
  readonly span: Span;
}

/** Where a list is added to: `messages.append(…)`, `messages += […]`. */
function additions({ facts }: PythonModule, list: string): readonly Addition[] {
  const calls = facts.calls.filter((one) => adds.test(one.name) && written(one) === list);
  return [...calls, ...facts.updates.filter(({ of, isPart }) => !isPart && of === list)];
}

/** What a method is called on, as the file writes it. */
function written({ name, receiver }: PythonCall): string {
  return receiver?.kind === "name" ? receiver.value : name.slice(0, name.lastIndexOf("."));
}

/** Whether anything shortens or replaces a list: then its length is somebody's matter. */
function isCut({ facts }: PythonModule, list: string): boolean {
  const isIt = (name: string) => name === list;
  const assigned = facts.assignments.filter(({ targets }) => targets.some(isIt));
  // `messages[:] = …`, `messages[0] = …`; what is only added to is no cut.
  const isKept =
    facts.stores.some(({ of, value }) => value && of === list) || facts.updates.some(({ of, isPart }) => isPart && of === list);
  return (
    assigned.length !== 1 ||
    isKept ||
    facts.calls.some((one) => cuts.test(one.name) && isIt(written(one))) ||
    facts.calls.some((one) => /trim|truncat|summar|compact|prune|shorten|window/i.test(lastPart(one.name)))
  );
}

/** The `while` around a call in which the list grows too, where nothing counts its rounds. */
function endlessAround({ facts }: PythonModule, call: PythonCall, list: string, added: readonly Addition[]): PythonLoop | undefined {
  const isIn = ({ span }: PythonLoop, inner: Span) => contains(span, inner);
  const loops = facts.loops.filter((loop) => loop.scope === call.scope && isIn(loop, call.span));
  const loop = loops.findLast(({ form }) => form === "while");
  const { value } = loop ?? {};
  const isEndless = (value?.kind === "boolean" && value.value) || (value?.kind === "number" && value.value !== 0);
  if (!loop || !isEndless || !added.some((one) => isIn(loop, one.span))) return undefined;
  // A list that is made within the loop starts anew in each round.
  if (facts.assignments.some(({ targets, span }) => isIn(loop, span) && targets.some((one) => one === list))) return undefined;
  const isCounted =
    facts.checks.some(({ span }) => isIn(loop, span)) ||
    [...facts.updates, ...facts.stores.filter(({ value }) => value)].some(
      ({ of, span }) => isIn(loop, span) && counts.test(lastPart(of)),
    ) ||
    facts.assignments.some(({ targets, scope }) => scope === call.scope && targets.some((one) => counts.test(lastPart(one))));
  return isCounted ? undefined : loop;
}

/** Whether a list is made once, at module level, and grows in a function that sends it. */
function livesAsLongAsTheProcess({ facts, form }: PythonModule, list: string, call: PythonCall, added: readonly Addition[]): boolean {
  if (form === "notebook" || call.scope === "" || list.includes(".")) return false;
  const made = facts.assignments.find(({ targets }) => targets.includes(list));
  if (made?.scope !== "" || made.value.kind !== "list") return false;
  const isOwn = facts.functions.some(({ parameters }) => parameters.some(({ name }) => name === list));
  return !isOwn && added.some(({ scope }) => scope === call.scope);
}
