import type { Stack } from "../project/stack.js";

/** The path that says whether the service is well, where one is known. */
export function healthPath({ service, node }: Stack): string | undefined {
  return service?.framework === "streamlit" ? "/_stcore/health" : (service?.health?.value ?? node?.health?.value);
}

/** The port that the service listens on, or that it is taken to. */
export function portOf({ service, node }: Stack): number {
  return service?.port.value ?? node?.port.value ?? 8000;
}

/** A health check in the language of the image, since slim ones have no curl: the health route where one is known, else whether the port accepts. */
export function healthWords(stack: Stack): readonly string[] {
  const port = portOf(stack);
  const path = healthPath(stack);
  if (stack.node) {
    const program = stack.node.manager === "bun" ? "bun" : "node";
    const bad = "process.exit(1)";
    return path === undefined
      ? [program, "-e", `require('net').connect(${port},'127.0.0.1').on('connect',()=>process.exit(0)).on('error',()=>${bad})`]
      : [program, "-e", `fetch('http://127.0.0.1:${port}${path}').then((r)=>process.exit(r.ok?0:1),()=>${bad})`];
  }
  const call =
    path === undefined
      ? `import socket; socket.create_connection(('127.0.0.1', ${port}), 3).close()`
      : `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${port}${path}', timeout=3)`;
  return ["python", "-c", call];
}
