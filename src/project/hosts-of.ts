import type { Capability } from "../tools/tool.js";
import { wayInto } from "../workspace/path-parts.js";
import type { DetectedTool, Project } from "./project.js";

/** Platforms and servers that host pages as often as services, told by files beside the code. */
const hostsPages: ReadonlySet<string> = new Set(["vercel", "netlify"]);
/** Those that also stand before a service, from a folder of their own. */
const isProxy: ReadonlySet<string> = new Set(["nginx", "caddy"]);

/** What hosts or guards the project's service, of some kinds, and not only the pages of a front end that has a folder of its own beside it. */
export function hostsOf(project: Project, ...capabilities: readonly Capability[]): readonly DetectedTool[] {
  const serving = project.traits.serves.evidence.flatMap(({ at }) => topFolder(project, at?.path) ?? []);
  const isOfPages = (path: string | undefined) => {
    const folder = topFolder(project, path);
    return serving.length > 0 && folder !== undefined && folder !== "" && !folder.startsWith(".") && !serving.includes(folder);
  };
  const isFrontEnd = (path: string | undefined) => project.exists(`${topFolder(project, path)}/package.json`);
  return project.withCapability(...capabilities).flatMap((host) => {
    if (!hostsPages.has(host.tool.id) && !isProxy.has(host.tool.id)) return host;
    const evidence = host.evidence.filter(({ at }) => !isOfPages(at?.path) || (isProxy.has(host.tool.id) && !isFrontEnd(at?.path)));
    return evidence.length > 0 ? { ...host, evidence } : [];
  });
}

/** The folder right below the project's that a file lies in; `""` for the project's own. */
function topFolder(project: Project, path: string | undefined): string | undefined {
  const way = path === undefined ? undefined : wayInto(project.root, path);
  return way?.slice(0, Math.max(0, way.indexOf("/")));
}
