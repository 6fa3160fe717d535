import type { PythonFunction } from "../../facts/python-facts.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { scriptsOf } from "../../project/scripts.js";
import { startOf } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import { claimAt } from "../parts/claim.js";
import { declaredEvals, firstEval } from "../parts/declared-evals.js";
import { embedsOnly } from "../parts/embeds-only.js";
import { firstEvalToAdd } from "../parts/first-eval-to-add.js";
import { measured, unwrittenFiles } from "../parts/measured.js";
import { trainsOnly } from "../parts/trains-only.js";
import { type Unfilled, unfilledConfiguration, unfilledGap } from "../parts/unfilled-evaluation.js";
import { waitingCases } from "../parts/waiting-cases.js";
import type { Fix, Gap, Rule } from "../rule.js";

const injection =
  /(?<!system[-_ ])prompt[-_ ]?inject|(?<!(?:sql|html|xss|command|shell|code|script|log|header|css|fault|dependency)[-_ ])inject(?:ion|ed)?[-_ ]?(?:attack|attempt|case|test|prompt)s?|(?:indirect|malicious|blocks|refuses|resists|detects|withstands)[-_ ](?:prompt[-_ ])?inject|(?:^|[/`])injections?\.\w+|jail[-_ ]?break|prompt[-_ ]?(?:leak|extraction|hijack)|ascii-smuggling|(?:^|`)pi(?:$|`)/i;
const harm =
  /toxic|harmful|harmless|(?:^|[^a-z])(?:hate|violence|violent|misuse|moderation|sexual\w*|self[-_ ]?harm)(?:[^a-z]|$)|profan|offensive|content[-_ ]?safety|is-refusal|(?<!\w)guardrails$/i;
/** Attacks and safety at large may be of either kind. */
const either =
  /red[-_ ]?team|adversarial[-_ ](?:prompt|input|case|question|example)|attack[-_ ](?:success|case|prompt|suite|rate)|(?:^|[/`_-])attacks?\.\w+|safety[-_ /](?:eval|test|case|suite|bench|metric|score|prompt|quest|scanner)|(?:^|[/`])safety\.\w+/i;
const any = new RegExp([injection, harm, either].map(({ source }) => source).join("|"), "i");

/** Libraries, and commands, that try attacks of all kinds by themselves. */
const scanner =
  /^(?:garak|pyrit|deepteam|deepeval\.red_teaming|giskard)\.(?:.*\.)?(?:red_team|RedTeamer|scan|\w*Orchestrator|\w*Attack\w*|cli\.main)/;
const scanCommand = /\b(?:garak|promptfoo(?:@\S+)?\s+redteam\s+(?:run|eval)|giskard\s+scan|pyrit_scan|deepteam\s+run)\b/;
const caseFile = /\.(?:csv|tsv|jsonl?|ndjson|ya?ml|txt|parquet)$/;
const publicCases =
  /advbench|harmbench|jailbreakbench|toxi(?:gen|c-chat)|real-?toxicity|do-not-answer|wildguard|beavertails|xstest|strongreject|prompt-injections/i;

export const safetyCases: Rule = {
  title: "It is tried with harmful requests and prompt injections",
  why: {
    source: "A1",
    text: "Free input brings risks such as prompt injection, free output such as toxicity and discrimination; the risk of harm is part of what an evaluation looks at.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 3,
  asks: "present",
  shownByCode: true,
  evidence: {
    claimed: "An entry of `evals` is of type `safety`.",
    present: "Cases of both kinds exist: files, or tests and evaluations that are called after attacks and harm.",
    wired: "A suite of attacks is configured, called, or run by CI.",
  },
  hollow: "The file of cases is empty, or what would try them is not written yet.",
  manifest: ["evals"],
  limits: "Goes by names of files, tests, metrics and tools. Red-teaming by people or a service can only be declared.",
  appliesUnless: (project) => embedsOnly(project) ?? trainsOnly(project),
  check(project) {
    const gaps: Gap[] = [];
    const wide = [...suites(project)];
    const named = [...measured(project, any), ...tests(project), ...files(project)];
    const empty = emptyCases(project);
    const declared = declaredEvals(project, "safety");
    const evidence = [...wide, ...named, ...declared];
    const cases = named.filter(({ level }) => level !== "claimed");
    if (empty)
      gaps.push({
        kind: wide.length + cases.length > 0 ? "weak" : "hollow",
        message: `The safety cases \`${empty.value}\` are empty, so no attack is tried.`,
        at: empty.at,
      });
    if (gaps.length > 0) return { evidence, gaps };
    const fixes: readonly Fix[] = [
      { kind: "scaffold", title: "Add cases of attacks and harm", scaffold: "safety-cases" },
      ...firstEvalToAdd(project, "Declare an eval of safety", {
        name: "red-team",
        type: "safety",
        dataset: "TODO: evals/attacks.jsonl",
        metrics: [{ name: "attack_success", threshold: "TODO: <= 0.02" }],
      }),
    ];
    const waiting = evidence.length === 0 ? unfilledCases(project) : undefined;
    if (waiting) return { evidence, gaps: [unfilledGap(waiting, evidence)] };
    if (evidence.length === 0) {
      const message =
        "No case tries harmful requests or prompt injection: no attack file, red-team suite or test of it was found. Add cases, or run promptfoo redteam, garak or PyRIT.";
      return { evidence, gaps: [{ kind: "missing", message, at: firstEval(project), fixes }] };
    }
    const isEither = wide.length > 0 || declared.some(({ level }) => level === "present") || cases.some(({ what }) => either.test(what));
    const shows = (pattern: RegExp) => cases.some(({ what }) => pattern.test(what));
    if (!isEither && cases.length > 0 && shows(injection) !== shows(harm)) {
      const [seen, lacking] = shows(injection) ? ["prompt injection", "harmful or toxic requests"] : ["harm", "prompt injection"];
      gaps.push({ kind: "partial", message: `There are cases of ${seen}, but none of ${lacking}. Add some.`, at: cases[0]?.at });
    } else if (!evidence.some(({ level }) => level !== "claimed"))
      gaps.push({ kind: "weak", message: "Safety is declared, but no cases were found in the workspace.", at: evidence[0]?.at });
    return { evidence, gaps, share: 0.5 };
  },
};

/** What keeps the first cases of attacks, or suite of them, from running. */
function unfilledCases(project: Project): Unfilled | undefined {
  const [cases] = [...waitingCases(project)].flatMap(([path, unfilled]) => (any.test(path) ? [unfilled] : []));
  const suites = project.facts("eval").flatMap((one) => (one.facts.attacks && unfilledConfiguration(project, one)) ?? []);
  return cases ?? suites[0];
}

/** Suites that try attacks of all kinds: configured, called, or run by CI. */
function suites(project: Project): readonly Evidence[] {
  const called = callsTo(project.python, scanner).filter(({ module }) => module.role !== "docs" && module.role !== "example");
  return [
    ...project.facts("eval").flatMap(({ path, facts: { attacks, blanks } }): Evidence[] => {
      if (!attacks || blanks.length > 0) return [];
      return [{ level: "wired", what: `attacks in \`${project.relative(path)}\``, at: { path, span: attacks.span } }];
    }),
    ...called.map(({ call, at }): Evidence => ({ level: "wired", what: `\`${call.name}()\` called`, at })),
    ...ciCommandsThat(project, (text) => scanCommand.test(text)).map(
      ({ text, at }): Evidence => ({ level: "wired", what: `CI runs \`${text}\``, at }),
    ),
  ];
}

function isTestFunction({ name, empty }: PythonFunction): boolean {
  return !empty && name.startsWith("test");
}

/** Tests that are called, or whose file is, after what they try, and public sets of attacks that code loads. */
function tests(project: Project): readonly Evidence[] {
  const isTest = ({ role }: { readonly role: string }) => role === "test" || role === "evaluation";
  const unwritten = unwrittenFiles(project);
  const functions = project.python
    .filter((module) => isTest(module) && !unwritten.has(module.path))
    .flatMap((module) => {
      const about = module.facts.functions.filter((one) => isTestFunction(one) && any.test(one.name));
      const inFile = any.test(nameOf(module.path)) && about.length === 0 ? module.facts.functions.find(isTestFunction) : undefined;
      if (inFile) return [{ what: `\`${nameOf(module.path)}\``, at: module.place(inFile.span) }];
      const ofEach = new Set([injection, harm, either].flatMap((kind) => about.find(({ name }) => kind.test(name)) ?? []));
      return [...ofEach].map(({ name, span }) => ({ what: `\`${name}()\``, at: module.place(span) }));
    });
  const cases = scriptsOf(project)
    .filter(isTest)
    .flatMap(({ facts, place }) =>
      facts.calls.flatMap(({ name, span, arguments: [first] }) =>
        /^(?:it|test|describe)(?:\.\w+)?$|(?:^|\.)(?:it|test|describe)$/.test(name) &&
        first?.value.kind === "string" &&
        any.test(first.value.value)
          ? [{ what: `test \`${first.value.value}\``, at: place(span) }]
          : [],
      ),
    );
  const loaded = callsTo(project.python, /(?:^|\.)load_dataset$/).flatMap(({ call, at }) => {
    const [first] = call.arguments;
    return first?.value.kind === "string" && publicCases.test(first.value.value)
      ? [{ what: `red-team set \`${first.value.value}\``, at }]
      : [];
  });
  return [...functions, ...cases, ...loaded].map((one): Evidence => ({ level: "present", ...one }));
}

/** Files of cases that are called after attacks or harm. */
function files(project: Project): readonly Evidence[] {
  return project.files
    .filter((path) => {
      const relative = project.relative(path);
      const role = project.role(path);
      const name = nameOf(relative);
      const isAbout = any.test(name) || (role === "evaluation" && any.test(relative));
      return (
        caseFile.test(name) &&
        !waitingCases(project).has(path) &&
        isAbout &&
        role !== "vendored" &&
        role !== "docs" &&
        !/^\.|\/\./.test(relative) &&
        !isEmpty(project, path)
      );
    })
    .map((path): Evidence => ({ level: "present", what: `\`${project.relative(path)}\``, at: startOf(path) }));
}

function isEmpty(project: Project, path: string): boolean {
  const cases = project.facts("dataset").find((one) => one.path === path)?.facts;
  const bytes = project.facts("artefact").find((one) => one.path === path)?.facts.bytes;
  return cases?.rows.length === 0 || cases?.blank === true || bytes === 0;
}

/** The cases of a declared eval of safety that hold none. */
function emptyCases(project: Project) {
  return [...(project.manifest.value.evals ?? []).entries()]
    .filter(([, { type }]) => type === "safety")
    .flatMap(([index]) => claimAt(project, ["evals", index, "dataset"]) ?? [])
    .find((claim) => claim.form === "path" && isEmpty(project, project.resolve(claim.value)));
}
