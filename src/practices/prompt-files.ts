import { remembered } from "../project/once-per.js";
import { ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { prefixOf } from "../workspace/path-parts.js";
import { dotted } from "./dotted.js";
import { calledIn, filesNamed } from "./evidence-of.js";
import type { Practice } from "./practice.js";
import { textsOf } from "./texts-of.js";
import { usesLanguageModel } from "./uses-language-model.js";

/** Files that hold prompts by where they lie or how they are called. */
export const promptFile =
  /(?:^|\/)(?:pre-?prompts|prompts?)\/[\w-]+$|(?:^|\/)(?:pre-?prompts?(?!foo)|prompts?(?!foo)|prompt_templates?)(?:\/.+\.(?:txt|md|j2|jinja2?|ya?ml|jsonl?|prompty|py|ts|mustache|hbs)|[^/]*\.(?:txt|md|j2|jinja2?|ya?ml|py|ts)|\.json)$|\.(?:prompty|prompt)$|(?:^|\/)[\w-]*instructions\.(?:txt|j2|jinja2?)$|(?:^|\/)[^/]*prompts?\.(?:txt|md|j2|jinja2?|ya?ml|py|ts)$/i;

/** Where CrewAI keeps what its agents and tasks are told. */
const crewFile = /(?:^|\/)config\/(?:agents|tasks)\.ya?ml$/;
/** A flow of Prompt flow, and the templates that lie beside it. */
const flowFile = /(?:^|\/)flow\.dag\.ya?ml$/;
const template = /\.jinja2?$/;

const registry = dotted(
  "langfuse.**.get_prompt",
  "langchain.hub.pull",
  "langsmith.**.pull_prompt",
  "mlflow.**.load_prompt",
  "opik.**.get_prompt",
  "promptlayer.**",
  "langchainhub.**",
);

const ownRoles = ["production", "evaluation", "notebook"];
const codeFile = /\.(?:py|ts)$/;
/** A text that tells somebody something: five words. */
const telling = /\S+(?:\s+\S+){4}/;

export const promptFiles: Practice = {
  title: "Prompts have files, modules or a registry of their own",
  find: remembered((project) => {
    if (!usesLanguageModel(project)) return [];
    const silent = silentCode(project);
    const flows = project.files.filter((path) => flowFile.test(path)).map(prefixOf);
    const files = [
      ...filesNamed(project, promptFile).filter(({ at }) => at && !silent.has(at.path)),
      ...(project.tool("crewai") ? filesNamed(project, crewFile) : []),
      ...filesNamed(project, template).filter(({ at }) => at && flows.includes(prefixOf(at.path))),
    ];
    return [...files.filter(({ at }) => at && ownRoles.includes(project.role(at.path))), ...calledIn(ownModules(project), registry)];
  }),
};

/** Code that is called after prompts and writes none: what asks a person at a terminal, or only passes prompts on. */
function silentCode(project: Project): ReadonlySet<string> {
  const code = [...project.python, ...ownScripts(project)].filter(({ path }) => codeFile.test(path));
  return new Set(
    code.filter(({ facts }) => facts.depth === "full" && !textsOf(facts).some(({ value }) => telling.test(value))).map(({ path }) => path),
  );
}
