import { marked } from "marked";
import { ask } from "../src/ask";

export default async function Page({ searchParams }: { searchParams: { q: string } }) {
  const answer = await ask(searchParams.q);
  const html = await marked.parse(answer);
  return <article dangerouslySetInnerHTML={{ __html: html }} />; // finding
}
