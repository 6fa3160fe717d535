import { createClient } from "@supabase/supabase-js";
import { useEffect, useState } from "react";

const client = createClient("https://parcels.example.com", "public");

export function useSession() {
  const [session, setSession] = useState(null);
  useEffect(() => {
    client.auth.getSession().then(({ data }) => setSession(data.session));
  }, []);
  return session;
}
