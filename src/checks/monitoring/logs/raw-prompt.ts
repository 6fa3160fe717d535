import type { CodeValue } from "../../../facts/code-value.js";
import { isModelRequest } from "../../../practices/model-calls.js";
import { modulesWith } from "../../../project/modules-with.js";
import { remembered } from "../../../project/once-per.js";
import { callsTo, oncePerModules, productionModules } from "../../../project/production-code.js";
import type { Project, PythonModule } from "../../../project/project.js";
import { ownScripts, type ScriptModule } from "../../../project/scripts.js";
import { namesRead } from "../../../semantics/names-in.js";
import { groupedBy } from "../../../text/grouped-by.js";
import type { Place, Span } from "../../../text/span.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

/** Log calls above the debug level, which production leaves out. */
const logCall =
  /(?:^|[._])(?:\w*logg(?:er|ing)|logs?)(?:\(\))?\.(?:info|warning|warn|error|exception|critical|fatal|success|log)$|^(?:structlog|logging|loguru|pino|winston|bunyan)\b.*\.(?:info|warning|warn|error|exception|critical|fatal)$/i;
const consoleCall = /^console\.(?:log|info|warn|error)$/;
/** What runs where users do not see its console. */
const serverFile = /(?:^|\/)(?:api|server|backend|functions|routes)\//;

/** What people write to a language model, and what is written for them. */
const prompt =
  /^(?:\w+\.)*(?:(?:raw|full|final|user|formatted|rendered|complete)_?prompt|prompt(?:_?text)?|user_?(?:input|message|query|question)|chat_?history|conversation(?:_?history)?|question)$/i;
const personal =
  /(?:^|[._])(?:e_?mail(?:_?address)?|phone(?:_?number)?|mobile_?number|password|passwd|ssn|social_?security(?:_?number)?|credit_?card(?:_?number)?|card_?number|iban|passport(?:_?number)?|date_?of_?birth)$/i;

export const rawPrompt: CodeCheck = {
  flags: "A log line above the debug level that holds a whole prompt, what a user wrote, or personal data.",
  silent: "Lengths, ids and cut texts, texts that stand in the code, debug lines, and projects with a filter that redacts.",
  source: "OWASP Logging Cheat Sheet: data to exclude",
  languages: ["Python", "JavaScript"],
  find: (project) => (project.traits.llm.value ? looks.withPrompts : looks.without)(project),
};

/** One finding per file. `asks`: whether the project is one of language models, which the manifest may say. */
const lookWith = (asks: boolean) =>
  remembered((project: Project): readonly CodeProblem[] =>
    [...groupedBy(leaksOf(project, asks), ({ at }) => at.path).values()].map(([first, ...others]) => ({
      kind: "partial",
      message: `\`${first.name}\` is logged as it is: ${first.isPersonal ? "personal data" : "what users write"} stays in the logs. Log an id or a length, or redact it first.`,
      at: first.at,
      related: others.slice(0, 10).map(({ name, at }) => ({ message: `\`${name}\` too.`, at })),
    })),
  );
const looks = { withPrompts: lookWith(true), without: lookWith(false) };

/** A value that a log line holds and should not. */
interface Leak {
  readonly name: string;
  readonly isPersonal: boolean;
  readonly at: Place;
}

function leaksOf(project: Project, asks: boolean): readonly Leak[] {
  // What redacts is somewhere between a call and its line.
  if (project.withCapability("pii-redaction").some(({ level }) => level === "wired") || hasRedactor(project.python)) return [];
  const scripts = ownScripts(project).flatMap(({ path, role, facts, place }) =>
    // A browser shows its console to the one person whose data it is.
    role !== "production" || facts.client
      ? []
      : facts.calls
          .filter(({ name }) => logCall.test(name) || (consoleCall.test(name) && serverFile.test(path)))
          .flatMap((call) => call.arguments.flatMap(({ value }) => namesIn(value)).map(({ name, span }) => ({ name, at: place(span) })))
          .filter(({ name }) => !isFixed(name, facts)),
  );
  const asked = askedWith(productionModules(project));
  const modules = callsTo(productionModules(project), logCall).flatMap(({ call, module }) =>
    call.arguments
      .flatMap(({ value }) => namesIn(value))
      .filter(
        ({ name }) =>
          !isFixed(name, module.facts) &&
          !isOfRow(name, call.scope, module.facts) &&
          !isId(name, call.scope, module.facts) &&
          !isOfKnowledge(name, call.scope, module.facts),
      )
      .map(({ name, span }) => ({ name, isAsked: asked.get(module)?.has(`${call.scope}\n${name}`) === true, at: module.place(span) })),
  );
  return [...modules, ...scripts.map((one) => ({ ...one, isAsked: false }))].flatMap(({ name, isAsked, at }) => {
    const isPersonal = personal.test(name);
    return isPersonal || isAsked || (asks && prompt.test(name) && !ofError.test(name) && !ofKnowledge.test(name))
      ? [{ name, isPersonal, at }]
      : [];
  });
}

/** The fields of an error: what it says is meant for users, and nobody of them wrote it. */
const ofError = /^(?:e|ex|exc|err|error|exception)(?:_\w+)?\./i;

/** The question of what is known or tried, which no user asked: `candidate.question` of a list of frequent questions. */
const ofKnowledge = /^(?:\w+\.)*(?:\w+_)?(?:candidate|faq|case|example|sample|card|quiz)\.question$/i;

/** Whether a name stands for such a question: `question = candidate.question.strip()`. */
function isOfKnowledge(name: string, scope: string, { assignments, calls }: PythonModule["facts"]): boolean {
  return assignments.some(
    (one) =>
      one.scope === scope &&
      one.targets.includes(name) &&
      (one.value.kind === "call" ? [calls[one.value.call]?.name.replace(/\.\w+$/, "") ?? ""] : namesRead(one.value)).some((read) =>
        ofKnowledge.test(read),
      ),
  );
}

/** What models are given: prompts, and the messages before them. */
const given = /^(?:messages|prompt|input|contents|system|message)$/;

/** The names that calls of models are given as what they are asked, each with its function. */
const askedWith = oncePerModules((modules): ReadonlyMap<PythonModule, ReadonlySet<string>> => {
  const found = new Map<PythonModule, ReadonlySet<string>>();
  for (const module of modulesWith(modules, { calls: isModelRequest })) {
    const names = module.facts.calls
      .filter(({ name }) => isModelRequest(name))
      .flatMap(({ scope, arguments: all }) =>
        all.flatMap(({ name, value }) =>
          name !== undefined && given.test(name) && value.kind === "name" ? [`${scope}\n${value.value}`] : [],
        ),
      );
    if (names.length > 0) found.set(module, new Set(names));
  }
  return found;
});

/** Whether a name only ever holds a text that stands in the code. */
function isFixed(name: string, { assignments }: Pick<PythonModule["facts"] | ScriptModule["facts"], "assignments">): boolean {
  const all = assignments.filter(({ targets }) => targets.includes(name));
  return all.length > 0 && all.every(({ value }) => value.kind === "string");
}

/** What holds the rows of a data set, which no user writes while the program runs. */
const rows = /(?:^|_)(?:rows|records|dataset|examples|samples|cases|benchmark|testset|df)$/i;

/** Whether a name holds a part of a row: `question = row["question"]` in a loop over `rows`. */
function isOfRow(name: string, scope: string, { assignments, calls, loops }: PythonModule["facts"]): boolean {
  const over = loops.filter(
    (loop) => loop.scope === scope && loop.form === "for" && namesOf(loop.value, calls).some((one) => rows.test(one)),
  );
  const items = over.flatMap(({ targets }) => targets);
  if (items.length === 0) return false;
  const all = assignments.filter((one) => one.scope === scope && one.targets.includes(name));
  return all.length > 0 && all.every(({ value }) => namesOf(value, calls).some((one) => items.includes(one.replace(/\..*$/, ""))));
}

/** Whether a function hands a name on as an id: `{ "file_id": conversation }`, `delete(conversation_id=conversation)`. */
function isId(name: string, scope: string, { calls }: PythonModule["facts"]): boolean {
  const isIt = (value: CodeValue) => value.kind === "name" && value.value === name;
  const isKey = (key: string | undefined) => key !== undefined && /(?:^|_)id$/.test(key);
  return calls.some(
    (call) =>
      call.scope === scope &&
      call.arguments.some(
        (one) =>
          (isKey(one.name) && isIt(one.value)) ||
          (one.value.kind === "dict" &&
            one.value.entries.some(({ key, value }) => key.kind === "string" && isKey(key.value) && isIt(value))),
      ),
  );
}

/** The names that a value is made of, those given to a call among them: `rows` of `enumerate(rows)`, `row` of `row.get("question")`. */
function namesOf(value: CodeValue, calls: PythonModule["facts"]["calls"]): readonly string[] {
  if (value.kind !== "call") return namesRead(value);
  const given = calls[value.call]?.arguments ?? [];
  return [value.name.replace(/\.\w+$/, ""), ...given.flatMap((one) => namesOf(one.value, calls))];
}

/** The names whose values a log line holds whole. */
function namesIn(value: CodeValue): readonly { readonly name: string; readonly span: Span }[] {
  if (value.kind === "name") return [{ name: value.value, span: value.span }];
  if (value.kind === "format") return value.parts.flatMap(namesIn);
  return value.kind === "dict" ? value.entries.flatMap((entry) => namesIn(entry.value)) : [];
}

const hasRedactor = oncePerModules((modules) =>
  modules.some(({ facts }) =>
    facts.classes.some(
      ({ name, bases }) => /redact|mask|scrub|sanitiz|pii/i.test(name) && bases.some((base) => /Filter$|Formatter$/.test(base)),
    ),
  ),
);
