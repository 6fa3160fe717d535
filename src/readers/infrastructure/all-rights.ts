import type { Span } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";

const most = 8;

/** Where a role or a policy's attachment names the policy of AWS that allows everything. */
export function allRightsOf(kind: string, body: YamlNode): Span | undefined {
  return /iam/i.test(kind) ? findIn(body, most) : undefined;
}

function findIn(node: YamlNode, depth: number): Span | undefined {
  const written = node.located();
  if (written) return /(?:^|[:/])AdministratorAccess$/.test(written.value) ? written.span : undefined;
  if (depth === 0) return undefined;
  for (const inner of [...node.items(), ...node.entries().map(({ value }) => value)]) {
    const found = findIn(inner, depth - 1);
    if (found) return found;
  }
  return undefined;
}
