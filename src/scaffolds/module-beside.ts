import type { Service } from "../project/stack/service.js";

/** How a service's file imports a module beside it: `app.feedback`. */
export function moduleBeside({ module }: Service, name: string): string {
  return [...module.split(".").slice(0, -1), name].join(".");
}
