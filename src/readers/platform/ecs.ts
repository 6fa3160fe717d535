import type { YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare, markerSign } from "../infrastructure/declaration.js";

/** The task definition of ECS in a JSON file, alone or as `describe-task-definition` wraps it. */
export function ecsDeclarations(root: YamlNode): Declaration[] {
  const definition = root.has("taskDefinition") ? root.get("taskDefinition") : root;
  const containers = definition.get("containerDefinitions");
  if (containers.items().length === 0) return [];
  const family = definition.get("family").located() ?? containers.items()[0]?.get("name").located();
  const name = family ?? { value: "", span: definition.entries()[0]?.key.span ?? definition.span };
  const { resource, signs } = declare("TaskDefinition", name, definition);
  return [{ resource, signs: [markerSign("ecs-task-definition", name.span), ...signs] }];
}
