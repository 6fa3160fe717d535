{{ config(enabled=false) }}
select * from {{ ref('stg_trips') }} where fare is null
