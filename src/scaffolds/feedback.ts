import type { Framework } from "../project/stack/application.js";
import { serviceFolder } from "../project/stack/service.js";
import { describeStack } from "../project/stack.js";
import { pathIn } from "../workspace/path-parts.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { feedbackModule } from "./templates/feedback-module.js";
import { moduleBeside } from "./templates/service-module.js";

/** What users say of answers, kept as data. */
export const feedback: Scaffold = {
  title: "User feedback",
  description: "A route that takes users' feedback on answers, a store for it, and an export that evaluations and training read.",
  effort: 20,
  raises: ["monitoring/feedback"],
  suits: (project) => frameworkOf(describeStack(project).service?.framework) !== undefined,
  edits(project) {
    const stack = describeStack(project);
    const { service } = stack;
    const framework = frameworkOf(service?.framework);
    if (!service || !framework) return [];
    const text = feedbackModule(framework, service, moduleBeside(stack, "feedback"));
    return [newFile(project, pathIn(serviceFolder(service), "feedback.py"), text)];
  },
};

function frameworkOf(framework: Framework | undefined): "fastapi" | "flask" | undefined {
  return framework === "fastapi" || framework === "flask" ? framework : undefined;
}
