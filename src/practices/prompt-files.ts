import { ownModules } from "../project/production-code.js";
import { calledIn, filesNamed } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Files that hold prompts by where they lie or how they are called. */
export const promptFile =
  /(?:^|\/)(?:prompts?(?!foo)|prompt_templates?)(?:\/.+\.(?:txt|md|j2|jinja2?|ya?ml|json|prompty|py|ts|mustache|hbs)|[^/]*\.(?:txt|md|j2|jinja2?|ya?ml|json|py|ts))$|\.(?:prompty|prompt)$|(?:^|\/)[^/]*_prompts?\.(?:txt|md|j2|jinja2?|ya?ml|py|ts)$/i;
const registry =
  /^langfuse\.(?:\w+\(\)\.)?get_prompt$|^langchain\.hub\.pull$|^langsmith\.(?:\w+\(\)\.)?pull_prompt$|^mlflow\.(?:\w+\.)*load_prompt$|^opik\..*get_prompt$|^promptlayer\.|^langchainhub\./;

export const promptFiles: Practice = {
  title: "Prompts have files, modules or a registry of their own",
  find: (project) => {
    if (!project.traits.llm.value) return [];
    const files = filesNamed(project, promptFile).filter(
      ({ at }) => at && ["production", "evaluation", "notebook"].includes(project.role(at.path)),
    );
    return [...files, ...calledIn(ownModules(project), registry)];
  },
};
