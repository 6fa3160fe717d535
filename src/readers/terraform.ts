import type { InfrastructureFacts, InfrastructureResource } from "../facts/infrastructure-facts.js";
import type { Sign } from "../facts/sign.js";
import { readableText } from "../text/readable-text.js";
import type { Located } from "../text/span.js";
import type { YamlEntry, YamlNode } from "../text/yaml-node.js";
import { azureModuleSigns } from "./infrastructure/azure-module.js";
import { readBraces } from "./infrastructure/brace-language.js";
import { chartSigns } from "./infrastructure/chart-signs.js";
import { databaseEngineSigns } from "./infrastructure/database-engine.js";
import { type Declaration, declare, infrastructure, markerSign } from "./infrastructure/declaration.js";
import { targetOf } from "./infrastructure/target.js";
import type { Reader } from "./reader.js";

/**
 * Reads Terraform and OpenTofu: resources and modules (of kind `module`), each with what its own block says. Nothing is evaluated, so what a
 * variable holds is not known. The type of each resource and data source is a marker (`aws_s3_bucket`), and so is each provider
 * (`datadog-provider`).
 */
export const terraformReader: Reader<"infrastructure"> = {
  name: "terraform",
  kind: "infrastructure",
  files: { extensions: ["tf", "tofu"] },
  maxBytes: 1024 * 1024,
  read(file): InfrastructureFacts {
    const { text, notes } = readableText(file.text);
    const root = readBraces(text, { quotes: '"', heredocs: true, hashComments: true });
    const blocks = root.entries();
    const resources = blocks.flatMap((block) => (block.key.value === "resource" ? labelled(block, 2) : []));
    const modules = blocks.flatMap((block) => (block.key.value === "module" ? labelled(block, 1) : []));
    const sources = blocks.flatMap((block) => (block.key.value === "data" ? labelled(block, 2) : []));
    const names = [...resources, ...modules].map(({ labels }) => labels.at(-1)?.value ?? "");
    return infrastructure("terraform", [...resources.map((block) => resourceOf(block, names)), ...modules.map(moduleOf)], notes, [
      ...sources.flatMap(({ labels: [type] }) => (type ? markerSign(type.value, type.span) : [])),
      ...blocks.flatMap(providerSigns),
    ]);
  },
};

interface Block {
  readonly labels: readonly Located<string>[];
  readonly body: YamlNode;
}

/** A block with this many labels. */
function labelled({ value }: YamlEntry, count: number): Block[] {
  const labels: Located<string>[] = [];
  let body = value;
  while (labels.length < count) {
    const [inner] = body.entries();
    if (!inner) return [];
    labels.push(inner.key);
    body = inner.value;
  }
  return body.kind === "map" ? [{ labels, body }] : [];
}

function resourceOf({ labels: [type, name], body }: Block, names: readonly string[]): Declaration {
  const kind = type?.value ?? "";
  const place = name ?? { value: "", span: body.span };
  const target = isScaler(kind)
    ? targetOf(
        body,
        names.filter((other) => other !== place.value),
      )
    : undefined;
  const known: Partial<InfrastructureResource> = { ...(isScaler(kind) && { scaling: place.span }), ...(target && { target }) };
  const { resource, signs } = declare(kind, place, body, known);
  const chart = kind === "helm_release" ? chartSigns(body.get("chart").located()) : [];
  return { resource, signs: [markerSign(kind, type?.span ?? place.span), ...databaseEngineSigns(body), ...chart, ...signs] };
}

/** Resources that scale another one, or that are a scaled group themselves. */
function isScaler(kind: string): boolean {
  return /(?:^|_)(?:app)?autoscal(?:er|ing_(?:group|target|policy)|e_setting)|horizontal_pod_autoscaler/.test(kind);
}

function moduleOf({ labels: [name], body }: Block): Declaration {
  const { resource, signs } = declare("module", name ?? { value: "", span: body.span }, body);
  const source = body.get("source").located();
  return { resource, signs: [...(source ? azureModuleSigns(source, body.get("kind").text()) : []), ...signs] };
}

/** `provider "datadog" {}`, and the providers that are required. */
function providerSigns({ key, value }: YamlEntry): Sign[] {
  const providers = key.value === "provider" ? value.entries() : [];
  const required = key.value === "terraform" ? value.get("required_providers").entries() : [];
  return [...providers, ...required].map((provider) => markerSign(`${provider.key.value}-provider`, provider.key.span));
}
