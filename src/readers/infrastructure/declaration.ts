import type { InfrastructureFacts, InfrastructureFormat, InfrastructureResource } from "../../facts/infrastructure-facts.js";
import type { Note, Sign } from "../../facts/sign.js";
import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";
import { alarmOf } from "./alarm.js";
import { allRightsOf } from "./all-rights.js";
import { ownProbe } from "./probe.js";
import { releaseOf } from "./release.js";
import { readWorkload } from "./workload.js";

/** A resource with the signs of its declaration. */
export interface Declaration {
  readonly resource: InfrastructureResource;
  readonly signs: readonly Sign[];
}

/** The signs of something that a file only refers to. */
export type Mention = Omit<Declaration, "resource">;

/** A resource declared by `body`. `span` is where it is named. What `known` says goes before what is found in the body. */
export function declare(
  kind: string,
  name: Located<string>,
  body: YamlNode,
  known: Partial<Omit<InfrastructureResource, "kind" | "name" | "span">> = {},
): Declaration {
  const { signs, ...workload } = readWorkload(body);
  const probes = workload.probes.length > 0 ? workload.probes : ownProbe(kind, body, name.span);
  const alarm = alarmOf(kind, body, name.span);
  const allRights = allRightsOf(kind, body);
  const resource: InfrastructureResource = {
    kind,
    name: name.value,
    ...workload,
    ...releaseOf(kind, body),
    probes,
    ...(alarm && { alarm }),
    ...(allRights && { allRights }),
    ...known,
    span: name.span,
  };
  return { resource, signs };
}

/** The facts of a file that declares these resources, and mentions others. */
export function infrastructure(
  format: InfrastructureFormat,
  declarations: readonly (Declaration | Mention)[],
  notes: readonly Note[],
  signs: readonly Sign[] = [],
): InfrastructureFacts {
  return {
    format,
    resources: declarations.flatMap((declaration) => ("resource" in declaration ? declaration.resource : [])),
    signs: [...signs, ...declarations.flatMap((declaration) => declaration.signs)],
    notes,
  };
}

/** The sign of a marker in a configuration file. */
export function markerSign(value: string, span: Sign["span"]): Sign {
  return { kind: "config", value, span };
}
