resource "google_cloud_run_v2_service" "parcels" {
  name     = "parcels"
  location = "europe-west4"
}
