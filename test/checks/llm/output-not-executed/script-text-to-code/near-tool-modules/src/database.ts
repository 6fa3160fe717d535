import { Pool } from "pg";

const pool = new Pool();

export async function parcelsOf(query: string, values: string[]) {
  const { rows } = await pool.query(query, values);
  return rows;
}
