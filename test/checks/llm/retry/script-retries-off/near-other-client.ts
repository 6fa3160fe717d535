import { PrismaClient } from "@prisma/client";
import { Queue } from "bullmq";

export const prisma = new PrismaClient();
export const mails = new Queue("mails", { defaultJobOptions: { attempts: 1 } });
export const settings = { maxRetries: 0, model: "none" };
