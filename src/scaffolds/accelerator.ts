import type { Project } from "../project/project.js";
import { declared } from "../project/stack/written-commands.js";
import { describeStack } from "../project/stack.js";

/** Packages that do nothing without a graphics processor. */
const packages =
  /^(?:onnxruntime-gpu|vllm|bitsandbytes|flash-attn|auto-gptq|exllamav2|tensorrt(?:-cu\d+)?|cupy(?:-cuda\w+)?|cu(?:df|ml)(?:-cu\d+)?|faiss-gpu(?:-cu\d+)?|tensorflow\[and-cuda\]|jax\[cuda\d*\w*\])$/;

/** Whether the project asks for a graphics processor: in the manifest, else by its packages. */
export function needsGpu(project: Project): boolean {
  const named = declared(project, "serving", 0, "limits", "gpu")?.value;
  if (named !== undefined) return Number(named) > 0;
  return [...describeStack(project).packaging.packages].some((name) => packages.test(name));
}
