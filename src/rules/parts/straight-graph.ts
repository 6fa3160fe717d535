import type { CodeValue } from "../../facts/code-value.js";
import { modulesWith } from "../../project/modules-with.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";

const graph = /^langgraph(?:\.\w+)*\.(?:StateGraph|Graph|MessageGraph)$/;
/** What lets a model choose its next step, in a graph or without one. */
const chooses =
  /(?:^|\.)(?:create_react_agent|create_tool_calling_agent|create_openai_functions_agent|create_agent|initialize_agent|AgentExecutor|AgentRunner|bind_tools|ToolNode|tools_condition|Command|Send|create_supervisor|create_swarm|create_deep_agent)$/;

/** Why limits of steps have nothing to bound: every graph of LangGraph goes from its start to its end, and nothing else is an agent. */
export function straightGraph(project: Project): string | undefined {
  const others = project.withCapability("agent-framework").filter(({ tool, level }) => tool.id !== "langgraph" && level === "wired");
  if ((project.manifest.value.agents ?? []).length > 0 || others.length > 0) return undefined;
  return isStraight(productionModules(project)) ? "Its graph takes each step once: no edge of it leads back." : undefined;
}

const isStraight = oncePerModules((modules) => {
  if (modulesWith(modules, { calls: chooses }).length > 0) return false;
  const graphs = modulesWith(modules, { calls: graph });
  return graphs.length > 0 && graphs.every(endsInModule);
});

/** Whether all edges that a module adds are known, and none leads back. */
function endsInModule({ facts }: PythonModule): boolean {
  const edges = new Map<string, Set<string>>();
  for (const { name, arguments: given } of facts.calls) {
    const isConditional = /(?:^|\.)add_conditional_edges$/.test(name);
    if (!isConditional && !/(?:^|\.)add_(?:edge|sequence)$/.test(name)) continue;
    const [from, to] = [given[0]?.value, (isConditional ? given[2] : given[1])?.value];
    const [sources, targets] = [nodesIn(from), nodesIn(to)];
    if (!sources || !targets) return false;
    for (const source of sources) edges.set(source, new Set([...(edges.get(source) ?? []), ...targets]));
  }
  return edges.size > 0 && [...edges.keys()].every((node) => !leadsBack(edges, node));
}

/** The nodes that an argument names; `undefined` where it may name others. */
function nodesIn(value: CodeValue | undefined): readonly string[] | undefined {
  if (value?.kind === "string") return [value.value];
  if (value?.kind === "name" && /(?:^|\.)(?:START|END)$/.test(value.value)) return [value.value];
  const parts =
    value?.kind === "list" ? value.items : value?.kind === "dict" && !value.unpacked ? value.entries.map((one) => one.value) : [];
  const named = parts.map(nodesIn);
  return named.length > 0 && named.every((one) => one !== undefined) ? named.flat() : undefined;
}

function leadsBack(edges: ReadonlyMap<string, ReadonlySet<string>>, start: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(edges.get(start) ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === start) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    waiting.push(...(edges.get(node) ?? []));
  }
  return false;
}
