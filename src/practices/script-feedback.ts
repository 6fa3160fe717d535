import type { Evidence } from "../project/evidence.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { startOf } from "../text/span.js";
import { seen } from "./evidence-of.js";

const collects =
  /(?:^|\.)(?:(?:create|createOrUpdate|update|add|submit|save|send|post|record|handle)(?:User)?Feedback|voteMessage|rateMessage|upvote|downvote|handleVote)$|^langfuse\.LangfuseWeb\(\)\.score$/;
const route = /\/(?:api\/(?:.*\/)?)(?:feedback|votes?|rating|score)(?![\w-])/i;
const routeFile = /(?:^|\/)(?:api|routes)\/(?:.*\/)?(?:feedback|votes?|ratings?)(?:\/(?:route|index|\+server))?\.[jt]sx?$/i;

/** Feedback that JavaScript and TypeScript collect: a route for it, or a call that sends it. */
export function scriptFeedback(project: Project): readonly Evidence[] {
  return ownScripts(project).flatMap(({ path, facts, place }): readonly Evidence[] => {
    if (routeFile.test(path)) return [seen("wired", `route \`${project.relative(path)}\``, startOf(path))];
    const call = facts.calls.find(({ name }) => collects.test(name));
    if (call) return [seen("wired", `\`${call.name}()\` called`, place(call.span))];
    const address = facts.strings.find(({ value }) => route.test(value));
    return address ? [seen("present", `\`${address.value.slice(0, 60)}\` is called`, place(address.span))] : [];
  });
}
