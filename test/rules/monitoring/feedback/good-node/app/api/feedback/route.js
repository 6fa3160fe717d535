import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function POST(request) {
  await prisma.feedback.create({ data: await request.json() });
  return Response.json({});
}
