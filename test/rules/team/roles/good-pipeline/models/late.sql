select parcel_id, arrived_at from {{ ref('scans') }}
