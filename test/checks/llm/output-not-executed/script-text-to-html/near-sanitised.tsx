import { marked } from "marked";
import DOMPurify from "isomorphic-dompurify";
import { useCompletion } from "@ai-sdk/react";

export function Summary() {
  const { completion } = useCompletion();
  return <article dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(marked.parse(completion) as string) }} />;
}
