import type { PythonValue } from "../../facts/python-facts.js";
import { callsTo } from "../production-code.js";
import type { Project, PythonModule } from "../project.js";
import type { Framework } from "./application.js";
import type { Seen } from "./seen.js";
import { writtenCommands } from "./written-commands.js";

/** A module and variable that a server is told to run. */
export interface Target {
  readonly module: string;
  readonly variable: string;
}

/** What servers are told to run, by written commands and by `uvicorn.run`. */
export function serverTargets(project: Project): readonly Target[] {
  const targets: Target[] = [];
  const add = (text: string) => {
    const match = /^([\w.]+):(\w+)(?:\(\))?$/.exec(text);
    if (match?.[1] && match[2]) targets.push({ module: match[1], variable: match[2] });
  };
  for (const { value } of writtenCommands(project)) {
    if (/\b(?:uvicorn|gunicorn|hypercorn|granian|waitress-serve)\b/.test(value)) for (const word of value.split(/[\s"',[\]]+/)) add(word);
  }
  for (const { call } of callsTo(project.python, /^uvicorn\.run$/)) {
    const [first] = call.arguments;
    if (first?.value.kind === "string") add(first.value.value);
  }
  return targets;
}

/** Whether a dotted module may be a file. */
export function pointsAt(module: string, file: string): boolean {
  const path = module.replaceAll(".", "/");
  return `/${file}`.endsWith(`/${path}.py`) || `/${file}`.endsWith(`/${path}/__init__.py`);
}

/** The folder from which a file has that dotted name. */
export function rootOf(file: string, module: string): string {
  const withoutInit = file.replace(/\/__init__\.py$/, ".py");
  const root = withoutInit.slice(0, -`${module}.py`.length);
  return root.replace(/\/$/, "");
}

/** The port that a service is told to listen on: in its own code, else by a written command of a server that fits, else behind Compose. */
export function portOf(project: Project, module: PythonModule, framework: Framework): Seen<number> | undefined {
  for (const call of module.facts.calls) {
    if (call.name !== "uvicorn.run" && !/\)\.run$|\.launch$/.test(call.name)) continue;
    const port = call.arguments.find(({ name }) => name === "port" || name === "server_port")?.value;
    if (port && isPort(port)) return { value: port.value, at: module.place(port.span) };
  }
  for (const { value, at } of writtenCommands(project)) {
    const port = serversOf(framework).test(value)
      ? Number(/(?:--port|--server\.port|-p|--bind|-b)[\s=",]+(?:[\w.]*:)?(\d{2,5})\b/.exec(value)?.[1])
      : Number.NaN;
    if (port > 0 && port < 65536) return { value: port, ...(at && { at }) };
  }
  return composePort(project);
}

/** The port inside the container, where Compose builds one service that publishes one. */
function composePort(project: Project): Seen<number> | undefined {
  const published = project
    .facts("compose")
    .flatMap(({ path, facts }) => facts.services.flatMap(({ build, ports }) => (build ? ports.map((port) => ({ path, port })) : [])));
  const [only] = published;
  const port = Number(/(?:^|:)(\d{2,5})(?:\/tcp)?$/.exec(only?.port.value ?? "")?.[1]);
  return published.length === 1 && only && port > 0 && port < 65536
    ? { value: port, at: { path: only.path, span: only.port.span } }
    : undefined;
}

function serversOf(framework: Framework): RegExp {
  if (framework === "streamlit" || framework === "chainlit" || framework === "gradio") return new RegExp(`\\b${framework}\\b`);
  return /\b(?:uvicorn|gunicorn|hypercorn|granian|fastapi|flask|waitress-serve)\b/;
}

function isPort(value: PythonValue): value is PythonValue & { kind: "number" } {
  return value.kind === "number" && Number.isInteger(value.value) && value.value > 0 && value.value < 65536;
}
