import { splitAndStore } from "@/lib/clauses";

export async function POST(request) {
  const form = await request.formData();
  await splitAndStore(form.get("contract"));
  return new Response(null, { status: 201 });
}
