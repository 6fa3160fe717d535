"""What has to hold before a change ships, and each night."""
