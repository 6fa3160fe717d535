import type { CodeValue } from "../../facts/code-value.js";
import { promptFile } from "../../practices/prompt-files.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { oncePerModules, ownModules, productionModules } from "../../project/production-code.js";
import { ownScripts } from "../../project/scripts.js";
import { lastPart } from "../../text/last-part.js";
import { startOf } from "../../text/span.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { embedsOnly } from "../parts/embeds-only.js";
import { trainsOnly } from "../parts/trains-only.js";
import type { Gap, Rule } from "../rule.js";

/** A file of its own, or only what a user writes, for an application that has the prompt. */
const passesOn = /^file:\/\/|^\{\{\s*\w+\s*\}\}$/;

export const promptsVersioned: Rule = {
  title: "Prompts are kept apart from code, versioned, and tested",
  why: { source: "A0 #6; A2", text: "A prompt is part of the model: LLMOps versions it and tests each change with the evaluations." },
  applies: "llm",
  stage: "pilot",
  weight: 2,
  asks: "present",
  shownByCode: true,
  evidence: { claimed: "`prompts.versioned_by` names a registry.", present: "Prompt files or a prompt module, or `prompts.path`." },
  contradicted: "`prompts.path` does not exist, or `prompts.tested_by` names an eval that is not declared.",
  manifest: ["prompts"],
  fixes: [
    { kind: "scaffold", title: "Add a registry of versioned prompts", scaffold: "prompt-registry" },
    {
      kind: "manifest",
      title: "Declare where prompts are kept",
      path: ["prompts"],
      value: { path: "TODO: prompts/", versioned_by: "git", tested_by: "TODO: name of an eval" },
    },
  ],
  limits: "Unknown where no prompt is seen in code.",
  appliesUnless: (project) => embedsOnly(project) ?? trainsOnly(project),
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const path = claimAt(project, ["prompts", "path"]);
    if (path && !path.exists) gaps.push(absentFile(path));
    else if (path) evidence.push(...claimEvidence(path));
    const registry = claimAt(project, ["prompts", "versioned_by"]);
    if (registry && registry.value !== "git")
      evidence.push({ level: "claimed", what: `versioned by \`${registry.value}\``, at: registry.at });
    const testedBy = claimAt(project, ["prompts", "tested_by"]);
    const names = (project.manifest.value.evals ?? []).map(({ name }) => name);
    if (testedBy && !names.includes(testedBy.value)) {
      gaps.push({
        kind: "contradicted",
        message: `Prompts are said to be tested by \`${testedBy.value}\`, but no eval has that name.`,
        at: testedBy.at,
      });
    }
    const file = filesLike(project, promptFile).find((one) => ["production", "evaluation"].includes(project.role(one)));
    if (file) evidence.push({ level: "present", what: `\`${project.relative(file)}\``, at: startOf(file) });
    for (const { path, facts } of project.facts("eval")) {
      const prompt = facts.prompts.find((one) => !passesOn.test(one.value) && !facts.blanks.includes(one));
      if (prompt) evidence.push({ level: "present", what: `prompt in \`${project.relative(path)}\``, at: { path, span: prompt.span } });
    }
    const configured = evidence.length + gaps.length === 0 ? promptsKey(productionModules(project)) : undefined;
    if (configured)
      return {
        evidence,
        gaps,
        unknown: `\`${configured}\` is read from a configuration, which may hold the prompts; it is not read here.`,
      };
    if (
      evidence.length === 0 &&
      gaps.length === 0 &&
      !namesPrompt(ownModules(project)) &&
      !ownScripts(project).some(({ facts }) => keepsPrompt(facts))
    )
      return { evidence, gaps, unknown: "No prompt is seen in code: what is asked may be kept by a platform, or given by who asks." };
    if (evidence.length === 0 && gaps.length === 0)
      gaps.push({
        kind: "missing",
        message:
          "Prompts have no place of their own: no prompt files, prompt module or registry was found. Move them out of the code and declare `prompts`.",
      });
    return { evidence, gaps };
  },
};

/** A key by which code asks a configuration for its prompts: `config["prompts"]`, `settings.get("qa_human_prompt")`. */
const promptsKey = oncePerModules((modules): string | undefined => {
  for (const { facts } of modules) {
    const read = facts.calls.find(
      ({ name, arguments: [first] }) =>
        /(?:config\w*|settings|cfg|yaml)(?:\(\))?\.get$/i.test(name) &&
        first?.value.kind === "string" &&
        /^(?:prompts?|\w+_prompts?)$/.test(first.value.value),
    );
    if (read?.arguments[0]?.value.kind === "string") return read.arguments[0].value.value;
    if (
      facts.strings.some(({ value }) => value === "prompts") &&
      facts.imports.some(({ module }) => /^(?:yaml|tomllib|toml|omegaconf|ruamel)/.test(module))
    )
      return "prompts";
  }
  return undefined;
});

/** What prompts are called, and the parts of the messages that hold them. */
const promptName = /prompt|system_?message|instruction|^(?:messages|role|system|system_?text|template)$/i;

function namesPromptKey(value: CodeValue): boolean {
  if (value.kind === "list") return value.items.some(namesPromptKey);
  return (
    value.kind === "dict" &&
    value.entries.some(({ key, value: held }) => (key.kind === "string" && promptName.test(key.value)) || namesPromptKey(held))
  );
}

/** A role of a message, or a text long enough to tell a model what to do. */
function isPromptText(text: string): boolean {
  return text === "system" || text === "role" || (text.length > 200 && /\byou are\b|\banswer\b|\brespond\b/i.test(text));
}

/** Whether code, of either language, keeps something called a prompt, or messages with roles. */
function keepsPrompt({ assignments, calls, strings }: CodeParts): boolean {
  return (
    assignments.some(({ targets, value }) => targets.some((one) => promptName.test(lastPart(one))) || namesPromptKey(value)) ||
    calls.some((call) => call.arguments.some(({ value }) => namesPromptKey(value))) ||
    strings.some(({ value }) => isPromptText(value))
  );
}

interface CodeParts {
  readonly assignments: readonly { readonly targets: readonly string[]; readonly value: CodeValue }[];
  readonly calls: readonly { readonly arguments: readonly { readonly value: CodeValue }[] }[];
  readonly strings: readonly { readonly value: string }[];
}

/** Whether Python anywhere does, or names a prompt as it is called or handed on. */
const namesPrompt = oncePerModules((modules) =>
  modules.some(
    ({ facts }) =>
      keepsPrompt(facts) ||
      facts.functions.some(({ parameters }) => parameters.some(({ name }) => promptName.test(name))) ||
      facts.calls.some(
        (call) =>
          promptName.test(lastPart(call.name)) ||
          /Message$/.test(call.name) ||
          call.arguments.some(({ name = "" }) => promptName.test(name)),
      ),
  ),
);
