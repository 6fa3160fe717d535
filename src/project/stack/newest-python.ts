import type { FactsOf, Project } from "../project.js";
import { fromProject, type Seen } from "./seen.js";

/**
 * Up to which version (major, minor) of a package its wheels end at which Python 3: those of scikit-learn below 0.24 at 3.8. What has no wheel is built
 * from source, which in a slim image fails. Where wheels for the newest Python came with a later patch, the one before stands. Source: the compatibility
 * tables in torchvision's README and in TensorFlow's installation guide; of the others, the Python versions that their releases name.
 */
const wheels: Readonly<Record<string, readonly (readonly [major: number, minor: number, python: number])[]>> = {
  torch: [
    [1, 4, 7],
    [1, 7, 8],
    [1, 11, 9],
    [2, 0, 10],
    [2, 3, 11],
  ],
  torchvision: [
    [0, 5, 7],
    [0, 8, 8],
    [0, 12, 9],
    [0, 15, 10],
    [0, 18, 11],
  ],
  torchaudio: [
    [0, 4, 7],
    [0, 7, 8],
    [0, 11, 9],
    [2, 0, 10],
    [2, 3, 11],
  ],
  tensorflow: [
    [2, 2, 7],
    [2, 5, 8],
    [2, 8, 9],
    [2, 12, 10],
    [2, 16, 11],
  ],
  numpy: [
    [1, 20, 8],
    [1, 22, 9],
    [1, 24, 10],
    [1, 26, 11],
  ],
  scipy: [
    [1, 6, 8],
    [1, 8, 9],
    [1, 10, 10],
    [1, 12, 11],
  ],
  pandas: [
    [1, 2, 8],
    [1, 4, 9],
    [2, 0, 10],
    [2, 2, 11],
  ],
  "scikit-learn": [
    [0, 24, 8],
    [1, 1, 9],
    [1, 2, 10],
    [1, 4, 11],
  ],
};

/** The newest Python 3 for which the packages that manifests pin have wheels, by its minor version; `undefined` where nothing pinned is that old. */
export function newestPython(project: Project): Seen<number> | undefined {
  const all = project
    .facts("dependencies")
    .filter(({ path, role, facts }) => role === "production" && facts.ecosystem !== "npm" && fromProject(project, path) !== undefined);
  return all
    .flatMap(limitsIn)
    .reduce<Seen<number> | undefined>((least, one) => (least && least.value <= one.value ? least : one), undefined);
}

function limitsIn({ path, facts }: FactsOf<"dependencies">): readonly Seen<number>[] {
  return facts.dependencies.flatMap(({ name, specifier, exact, span }) => {
    const known = exact && Object.hasOwn(wheels, name) ? wheels[name] : undefined;
    const [, major, minor] = /^[=\s]*v?(\d+)\.(\d+)/.exec(specifier ?? "") ?? [];
    const version = [Number(major), Number(minor)] as const;
    const limit = known?.find(([most, next]) => version[0] < most || (version[0] === most && version[1] < next));
    return limit ? [{ value: limit[2], at: { path, span } }] : [];
  });
}
