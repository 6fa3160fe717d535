with source as (
    select * from {{ source('shop', 'orders') }}
),

renamed as (
    select
        id as order_id,
        coalesce(amount, 0) as amount,
        o.ordered_at
    from source as o
)

select * from renamed
