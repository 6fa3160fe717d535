import { Pool } from "pg";

const pool = new Pool();

export async function explainQuery(query: string) {
  const client = await pool.connect();
  try {
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${query}`); // finding
    return rows;
  } finally {
    client.release();
  }
}
