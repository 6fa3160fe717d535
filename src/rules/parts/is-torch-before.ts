import type { Project } from "../../project/project.js";

/** The exact version of PyTorch that the project asks for, as `[major, minor]`: the first that is named. */
function pinnedTorch(project: Project): readonly [major: number, minor: number] | undefined {
  const versions = project
    .facts("dependencies")
    .flatMap(({ facts }) =>
      facts.dependencies.filter(({ name, exact }) => name === "torch" && exact).map(({ specifier }) => specifier ?? ""),
    );
  for (const one of versions) {
    const [, major, minor] = /(\d+)\.(\d+)/.exec(one) ?? [];
    if (major && minor) return [Number(major), Number(minor)];
  }
  return undefined;
}

/** Whether the project asks for a version of PyTorch before this one. Without a version the newest is taken. */
export function isTorchBefore(project: Project, major: number, minor: number): boolean {
  const [asked = major, part = minor] = pinnedTorch(project) ?? [];
  return asked < major || (asked === major && part < minor);
}
