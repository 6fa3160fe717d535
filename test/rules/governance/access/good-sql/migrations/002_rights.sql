alter table claims enable row level security;

create policy "own claims" on claims for select using (auth.uid() = customer_id);
