import type { Service } from "../../project/stack/service.js";
import type { Stack } from "../../project/stack.js";

/** How the service's file imports a module that stands beside it. */
export function moduleBeside({ service }: Stack, name: string): string {
  const parts = service?.module.split(".").slice(0, -1) ?? [];
  return [...parts, name].every((part) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(part)) ? [...parts, name].join(".") : name;
}

/** What the service's file calls its application where that is made. */
export function applicationName(service: Pick<Service, "variable" | "factory"> | undefined): string {
  return service?.factory ? "app" : service?.variable || "app";
}

/** How a person declares packages, where one command does it: ` (uv add x)`. */
export function addCommand(manager: Stack["packaging"]["manager"], packages: readonly string[]): string {
  const commands: Partial<Record<typeof manager, string>> = {
    uv: "uv add",
    poetry: "poetry add",
    pdm: "pdm add",
    pipenv: "pipenv install",
  };
  const command = commands[manager];
  return command ? ` (${command} ${packages.join(" ")})` : "";
}
