resource "google_cloud_run_v2_service" "api" {
  name     = "parcels"
  location = "europe-west1"

  template {
    containers {
      image = "europe-west1-docker.pkg.dev/acme/parcels/api:1.4.2"
    }
  }
}

resource "google_cloud_run_v2_service" "tracking" {
  name     = "tracking"
  location = "europe-west1"

  template {
    containers {
      image = "europe-west1-docker.pkg.dev/acme/parcels/tracking:1.4.2"
      resources {
        limits = { cpu = "1", memory = "2Gi" }
      }
    }
  }
}
