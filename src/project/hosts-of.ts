import type { Capability } from "../tools/tool.js";
import { wayInto } from "../workspace/path-parts.js";
import type { DetectedTool, Project } from "./project.js";

/** Platforms that host pages as often as services, told by files beside the code. */
const hostsPages: ReadonlySet<string> = new Set(["vercel", "netlify"]);

/** The platforms of some kinds that run the project's service, and not only the pages of a front end that has a folder of its own beside it. */
export function hostsOf(project: Project, ...capabilities: readonly Capability[]): readonly DetectedTool[] {
  const serving = project.traits.serves.evidence.flatMap(({ at }) => topFolder(project, at?.path) ?? []);
  const isOfPages = (path: string | undefined) => {
    const folder = topFolder(project, path);
    return serving.length > 0 && folder !== undefined && folder !== "" && !folder.startsWith(".") && !serving.includes(folder);
  };
  return project.withCapability(...capabilities).flatMap((host) => {
    if (!hostsPages.has(host.tool.id)) return host;
    const evidence = host.evidence.filter(({ at }) => !isOfPages(at?.path));
    return evidence.length > 0 ? { ...host, evidence } : [];
  });
}

/** The folder right below the project's that a file lies in; `""` for the project's own. */
function topFolder(project: Project, path: string | undefined): string | undefined {
  const way = path === undefined ? undefined : wayInto(project.root, path);
  return way?.slice(0, Math.max(0, way.indexOf("/")));
}
