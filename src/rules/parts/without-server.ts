import type { DetectedTool } from "../../project/project.js";

/** A tool as it counts for what code sends to it: that its own image runs says nothing of that. */
export function withoutServer(tool: DetectedTool): DetectedTool {
  const isCalled = tool.evidence.some(({ level, kind }) => level === "wired" && kind !== "image");
  return tool.level === "wired" && !isCalled ? { ...tool, level: "present" } : tool;
}
