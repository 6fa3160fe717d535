select parcel_id from {{ source("depot", "parcels") }}
