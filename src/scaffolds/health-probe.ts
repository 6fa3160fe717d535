import type { Stack } from "../project/stack.js";

/** The path that says whether the service is well, where one is known. */
export function healthPath({ service }: Stack): string | undefined {
  return service?.framework === "streamlit" ? "/_stcore/health" : service?.health?.value;
}

/** A health check in Python, since slim images have no curl: the health route where one is known, else whether the port accepts. */
export function healthProbe(stack: Stack): string {
  const port = stack.service?.port.value ?? 8000;
  const path = healthPath(stack);
  if (path === undefined) return `import socket; socket.create_connection(('127.0.0.1', ${port}), 3).close()`;
  return `import urllib.request; urllib.request.urlopen('http://127.0.0.1:${port}${path}', timeout=3)`;
}
