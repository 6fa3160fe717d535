import type { Pool } from "pg";
import { pool } from "./pool.js";

export async function explainQuery({ query }: { query: string }) {
  return withClient(pool, async (client) => {
    const { rows } = await client.query(`EXPLAIN ${query}`); // finding
    return JSON.stringify(rows);
  });
}

async function withClient(from: Pool, work: (client: { query(text: string): Promise<{ rows: unknown[] }> }) => Promise<string>) {
  const client = await from.connect();
  return work(client);
}
