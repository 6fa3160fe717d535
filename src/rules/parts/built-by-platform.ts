import type { Evidence } from "../../project/evidence.js";
import { hostsOf } from "../../project/hosts-of.js";
import type { DetectedTool, Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { deployedResources } from "./deployed.js";

/** Model servers that build an image of their own from what their configuration names. */
export const buildsImage: ReadonlySet<string> = new Set(["bentoml", "cog", "truss"]);

/** Platforms that build what they run from where its files lie. */
const builtFromSource: ReadonlySet<string> = new Set(["supabase-functions", "vercel", "netlify", "streamlit-community-cloud"]);
/** Hosts of the Azure Developer CLI that do so. */
const azureHosts = /^(?:appservice|function|staticwebapp)$/;

/** The managed service that takes the project's code as it is, if there is one. */
export function managedService(project: Project): DetectedTool | undefined {
  return hostsOf(project, "serverless", "hosted-endpoint").find(
    ({ level, tool, evidence }) =>
      level === "wired" || (builtFromSource.has(tool.id) && evidence.some(({ kind }) => kind === "file" || kind === "config")),
  );
}

/**
 * What builds or takes the service without an image of the project's own: a managed service; LangGraph's platform, by its configuration; KubeRay, by a
 * `RayService`; Render, Railway, Heroku and the like, by the command that they are told to start.
 */
export function builtByPlatform(project: Project): Evidence | undefined {
  const managed = managedService(project);
  if (managed)
    return { level: "wired", what: `${managed.tool.name} packages it: ${managed.evidence[0]?.what}`, at: managed.evidence[0]?.at };
  const graph = project.files.find((path) => /(?:^|\/)langgraph\.json$/.test(path) && project.role(path) === "production");
  if (graph) return { level: "wired", what: `\`${project.relative(graph)}\` says how the image is built`, at: startOf(graph) };
  for (const { path, facts } of project.facts("infrastructure")) {
    const hosted = facts.format === "azd" && facts.resources.find(({ kind }) => azureHosts.test(kind));
    if (hosted) return { level: "wired", what: `\`${hosted.kind}\` of Azure packages \`${hosted.name}\``, at: { path, span: hosted.span } };
    const started =
      facts.format === "platform" ? facts.resources.find(({ commands, images }) => commands.length > 0 && images.length === 0) : undefined;
    const [command] = started?.commands ?? [];
    if (command)
      return {
        level: "wired",
        what: `the platform of \`${project.relative(path)}\` builds what \`${command.value}\` starts`,
        at: { path, span: command.span },
      };
  }
  const ray = deployedResources(project).find(({ resource }) => resource.kind === "RayService" && resource.images.length > 0);
  return (
    ray && {
      level: "wired",
      what: `\`RayService/${ray.resource.name}\` starts it in an image`,
      at: { path: ray.path, span: ray.resource.span },
    }
  );
}
