import type { CodeCheck } from "../../code-check.js";

/** Found by the rule itself, whose evidence needs the same look. */
export const untypedBody: CodeCheck = {
  flags: "A route takes a request's body as it comes: `request.json`, `dict`, `Any`.",
  silent:
    "Pydantic models and dataclasses, bodies that a schema or the route itself checks, bodies that go on to another server, files, forms of a framework, and routes without a body.",
  source: "FastAPI's documentation; llm-audit",
  languages: ["Python"],
};
