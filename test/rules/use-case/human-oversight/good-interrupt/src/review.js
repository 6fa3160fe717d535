import { interrupt } from "@langchain/langgraph";

export async function review(state) {
  const answer = interrupt({ action: "Publish this post?", post: state.post });
  return { approved: answer === "yes" };
}
