import type { YamlNode } from "../../text/yaml-node.js";

/** The tables of tasks of a pixi manifest, or of `[tool.pixi]`: its own, and those of its features and platforms. */
export function pixiTasks(root: YamlNode): YamlNode[] {
  const features = root.get("feature").entries();
  const holders = [root, ...features.map(({ value }) => value)];
  return holders
    .flatMap((holder) => [
      holder,
      ...holder
        .get("target")
        .entries()
        .map(({ value }) => value),
    ])
    .map((one) => one.get("tasks"));
}
