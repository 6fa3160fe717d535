select day from {{ ref("stg_days") }}
