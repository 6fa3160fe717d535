import { writeFile } from "node:fs/promises";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
const rows = await prisma.feedback.findMany({ where: { helpful: false } });
await writeFile("evals/disliked.json", JSON.stringify(rows));
