resource "google_dataproc_cluster" "parcels" {
  name   = "parcels"
  region = "europe-west1"
}
