MODEL = "parcels/router-base"
