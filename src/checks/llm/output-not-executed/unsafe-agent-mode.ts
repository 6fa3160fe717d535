import type { CodeCheck } from "../../code-check.js";

/** Found by the rule itself, whose evidence needs the same look. */
export const unsafeAgentMode: CodeCheck = {
  flags: "An agent is given a shell or an interpreter of this machine, or its sandbox, or the question before each step, is switched off.",
  silent:
    "Executors in containers and hosted sandboxes, agents that are built into an image and ask nobody there, flags that are off or that the environment decides, and tests.",
  source: "OWASP LLM06:2025; Sonar S7698; the documentation of AutoGen, CrewAI, LangChain, smolagents and Claude",
  languages: ["Python"],
};
