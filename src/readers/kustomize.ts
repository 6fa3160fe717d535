import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { folderOf, normalisePath } from "../workspace/path-parts.js";
import { environmentSigns, imageSigns, nestedUriSigns } from "./configuration-signs.js";
import { chartSigns } from "./infrastructure/chart-signs.js";
import { infrastructure, markerSign } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

/** Reads a `kustomization.yaml` as one resource, with the images it puts in place of others. Its resources and patches are files of their own. */
export const kustomizeReader: Reader<"infrastructure"> = {
  name: "kustomize",
  kind: "infrastructure",
  files: { names: ["kustomization.yaml", "kustomization.yml", "kustomization"] },
  maxBytes: 256 * 1024,
  keepsText: true,
  read({ path, text }): InfrastructureFacts | undefined {
    if (text === undefined) return undefined;
    const { root, notes } = readYaml(text);
    const first = root.entries()[0];
    if (!first) return undefined;
    const images = root.get("images").items().flatMap(imageOf);
    const takes = takenBy(root).map((taken) => normalisePath(`${folderOf(path)}/${taken}`));
    const resource = {
      kind: "Kustomization",
      ...(takes.length > 0 && { takes }),
      name: root.get("metadata").get("name").text() ?? path.split("/").at(-2) ?? "",
      images,
      commands: [],
      probes: [],
      span: root.get("kind").located()?.span ?? first.key.span,
    };
    const charts = root.get("helmCharts").items();
    const signs = [
      ...images.flatMap(imageSigns),
      ...charts.flatMap((chart) => chartSigns(chart.get("name").located())),
      ...root.get("configMapGenerator").items().flatMap(literalSigns),
      ...nestedUriSigns(root),
    ];
    return infrastructure("kustomize", [{ resource, signs }], notes, [markerSign("kustomize", resource.span)]);
  },
};

/** What a kustomization names: files, and folders with one of their own. Addresses are none. */
function takenBy(root: YamlNode): readonly string[] {
  const lists = ["resources", "bases", "components", "patchesStrategicMerge", "crds", "generators", "transformers"];
  const patches = ["patches", "patchesJson6902"].flatMap((key) =>
    root
      .get(key)
      .items()
      .map((patch) => patch.get("path")),
  );
  const named = [...lists.flatMap((key) => root.get(key).items()), ...patches].flatMap((node) => node.text() ?? []);
  return named.filter((one) => !one.includes("\n") && !/^\w+:\/\/|^git@|\?ref=/.test(one));
}

/** `{ name: app, newName: registry/app, newTag: "1.2" }`; a bare name is that of another manifest. */
function imageOf(image: YamlNode): Located<string>[] {
  const name = image.get("newName").located() ?? image.get("name").located();
  const [tag, digest] = [image.get("newTag").text(), image.get("digest").text()];
  if (!name) return [];
  return [{ value: `${name.value}${tag ? `:${tag}` : ""}${digest ? `@${digest}` : ""}`, span: name.span }];
}

function literalSigns(generator: YamlNode) {
  return generator
    .get("literals")
    .texts()
    .flatMap(({ value, span }) => {
      const name = /^([A-Z][A-Z0-9_]*)=/.exec(value)?.[1];
      return name ? environmentSigns({ value: name, span }, undefined) : [];
    });
}
