select day, sum(fare) as fare from {{ ref('stg_trips') }} group by 1
