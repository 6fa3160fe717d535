import type { DetectedTool, Project } from "../../project/project.js";

/** The host that answers requests for the project's model, where the project has no service of its own in front of it. */
export function hostedOnly(project: Project): DetectedTool | undefined {
  const own = project.withCapability("web-framework", "model-server", "app-framework", "serverless");
  if (own.length > 0) return undefined;
  return project.withCapability("hosted-endpoint").find(({ level }) => level === "wired");
}
