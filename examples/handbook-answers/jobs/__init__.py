"""What runs beside the service, on a schedule or by hand."""
