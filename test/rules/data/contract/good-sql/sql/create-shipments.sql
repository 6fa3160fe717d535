CREATE SCHEMA IF NOT EXISTS freight;

CREATE TABLE IF NOT EXISTS freight.shipments (
    shipment_id varchar(20),
    weight numeric(8, 3),
    hours int
);
