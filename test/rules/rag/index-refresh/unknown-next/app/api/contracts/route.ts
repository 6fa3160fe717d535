import { splitAndStore } from "@/lib/clauses";

export async function POST(request: Request) {
  const form = await request.formData();
  await splitAndStore(form.get("contract") as File);
  return new Response(null, { status: 201 });
}
