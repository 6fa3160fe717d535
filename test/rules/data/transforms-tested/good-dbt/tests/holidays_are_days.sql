select * from {{ ref('dim_holidays') }} where day is null
