-- One row for each day.
select ordered_at::date as day, sum(amount) as amount
from {{ ref('stg_shop__orders') }}
group by 1
