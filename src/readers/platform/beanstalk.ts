import type { InfrastructureResource, Probe } from "../../facts/infrastructure-facts.js";
import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { environmentSigns } from "../configuration-signs.js";
import { type Declaration, declare } from "../infrastructure/declaration.js";
import { plainKey } from "../infrastructure/plain-key.js";
import { running } from "../infrastructure/running.js";

/** What an `.ebextensions/*.config` sets and runs in an environment of Elastic Beanstalk; or the containers of a `Dockerrun.aws.json`. */
export function beanstalkDeclarations(root: YamlNode): Declaration[] {
  const first = root.entries()[0];
  if (!first) return [];
  const options = optionsOf(root.get("option_settings"));
  const scripts = ["commands", "container_commands"].flatMap((key) => root.get(key).entries());
  const { commands, signs } = running(...scripts.flatMap(({ value }) => value.get("command").texts()));
  const known: Partial<InfrastructureResource> = {
    ...(commands.length > 0 && { commands }),
    ...fromOptions(options),
  };
  const image = root.get("Image").get("Name");
  const declared = declare("environment", { value: "", span: first.key.span }, root, known);
  const images = image.located() ? [...declared.resource.images, ...image.texts()] : declared.resource.images;
  const variables = options.filter(({ namespace }) => namespace === "aws:elasticbeanstalk:application:environment");
  return [
    {
      resource: { ...declared.resource, images },
      signs: [...signs, ...variables.flatMap(({ name }) => environmentSigns(name, undefined)), ...declared.signs],
    },
  ];
}

interface Option {
  readonly namespace: string;
  readonly name: Located<string>;
  readonly value: YamlNode;
}

/** A map by namespace, or a list of single settings. */
function optionsOf(settings: YamlNode): Option[] {
  const mapped = settings
    .entries()
    .flatMap(({ key, value }) => value.entries().map((option) => ({ namespace: key.value, name: option.key, value: option.value })));
  const listed = settings.items().flatMap((setting) => {
    const name = setting.get("option_name").located();
    return name ? [{ namespace: setting.get("namespace").text() ?? "", name, value: setting.get("value") }] : [];
  });
  return [...mapped, ...listed];
}

function fromOptions(options: readonly Option[]): Partial<InfrastructureResource> {
  const probes = options.flatMap(({ name, value }): Probe[] => {
    const isCheck = /^(?:applicationhealthcheckurl|healthcheckpath)$/.test(plainKey(name.value).replace(/\s/g, ""));
    const path = value.text()?.replace(/^https?:(?:\d+)?/i, "");
    return isCheck ? [{ kind: "health-check", ...(path?.startsWith("/") && { path }), span: name.span }] : [];
  });
  const most = options.find(({ namespace, name }) => namespace === "aws:autoscaling:asg" && name.value === "MaxSize");
  const isMany = Number(most?.value.text()) > 1;
  return { ...(probes.length > 0 && { probes }), ...(most && isMany && { scaling: most.name.span }) };
}
