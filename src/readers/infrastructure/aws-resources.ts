import type { InfrastructureResource } from "../../facts/infrastructure-facts.js";
import type { YamlEntry, YamlNode } from "../../text/yaml-node.js";
import { databaseEngineSigns } from "./database-engine.js";
import { type Declaration, declare, markerSign } from "./declaration.js";
import { targetOf } from "./target.js";

/** The resources of a CloudFormation template, by their logical names; entries without a type are none. */
export function awsResources(resources: YamlNode): Declaration[] {
  const names = resources.entries().map(({ key }) => key.value);
  return resources.entries().flatMap((entry) => resourceOf(entry, names));
}

function resourceOf({ key, value }: YamlEntry, names: readonly string[]): Declaration[] {
  const type = value.get("Type").located();
  if (!type?.value.includes("::")) return [];
  const properties = value.get("Properties");
  const { resource, signs } = declare(type.value, key, properties, scalerOf(key, type.value, properties, names));
  return [{ resource, signs: [markerSign(type.value, type.span), ...databaseEngineSigns(properties), ...signs] }];
}

function scalerOf(key: YamlEntry["key"], type: string, properties: YamlNode, names: readonly string[]): Partial<InfrastructureResource> {
  if (!/^AWS::(?:ApplicationAutoScaling::(?:ScalableTarget|ScalingPolicy)|AutoScaling::(?:AutoScalingGroup|ScalingPolicy))$/.test(type))
    return {};
  const target = targetOf(
    properties,
    names.filter((name) => name !== key.value),
  );
  return { scaling: key.span, ...(target && { target }) };
}
