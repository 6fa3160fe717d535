import { remembered } from "../project/once-per.js";
import { ownModules } from "../project/production-code.js";
import { dotted } from "./dotted.js";
import { calledIn, seen, useOf } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

/** Tools whose configuration files define models, entry points or services rather than a workflow of steps. */
const notWorkflows = new Set(["dbt", "mlflow"]);

/** Pipelines of a tracker. */
const controller = dotted("clearml.**.PipelineController");

export const orchestration: Practice = {
  title: "A workflow engine runs data or training steps",
  find: remembered((project) => [
    ...ownFacts(project, "pipeline")
      .filter(({ facts }) => !notWorkflows.has(facts.tool))
      .flatMap(({ path, facts }) =>
        facts.pipelines.map(({ name, span }) => seen("present", `pipeline \`${name}\` (${facts.tool})`, { path, span })),
      ),
    ...ownFacts(project, "dvc").flatMap(({ path, facts }) =>
      facts.stages.map(({ name, span }) => seen("present", `DVC stage \`${name}\``, { path, span })),
    ),
    ...calledIn(ownModules(project), controller),
    ...project.withCapability("orchestration").flatMap((tool) => (notWorkflows.has(tool.tool.id) ? [] : useOf(tool))),
  ]),
};
