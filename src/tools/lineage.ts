import type { Tool } from "./tool.js";

/** Catalogues, and records of what came from what. */
export const lineage: readonly Tool[] = [
  {
    id: "ml-metadata",
    name: "ML Metadata",
    capabilities: ["lineage"],
    home: "https://www.tensorflow.org/tfx/guide/mlmd",
    aliases: ["mlmd"],
    pypi: ["ml-metadata"],
    imports: ["ml_metadata"],
    images: ["tfx-oss-public/ml_metadata_store_server"],
  },
  {
    id: "openlineage",
    name: "OpenLineage and Marquez",
    capabilities: ["lineage"],
    home: "https://openlineage.io/docs",
    aliases: ["marquez"],
    pypi: ["openlineage-*", "apache-airflow-providers-openlineage", "marquez-python"],
    imports: ["openlineage", "airflow.providers.openlineage", "marquez_client"],
    images: ["marquezproject/*"],
    commands: ["dbt-ol"],
    env: ["OPENLINEAGE_"],
  },
  {
    id: "datahub",
    name: "DataHub",
    capabilities: ["lineage"],
    home: "https://docs.datahub.com",
    aliases: ["acryl-datahub"],
    pypi: ["acryl-datahub", "acryl-datahub-*"],
    imports: ["datahub.emitter", "datahub.ingestion", "datahub.metadata", "datahub.sdk", "datahub_airflow_plugin"],
    images: ["acryldata/*", "linkedin/datahub-*"],
    commands: ["datahub"],
    env: ["DATAHUB_GMS_HOST", "DATAHUB_GMS_TOKEN", "DATAHUB_GMS_URL"],
  },
  {
    id: "openmetadata",
    name: "OpenMetadata",
    capabilities: ["lineage"],
    home: "https://docs.open-metadata.org",
    aliases: ["open-metadata"],
    pypi: ["openmetadata-ingestion", "openmetadata-managed-apis"],
    // The module is called `metadata`, like many another.
    imports: ["metadata.generated.schema", "metadata.ingestion.ometa", "metadata.workflow"],
    images: ["openmetadata/*"],
  },
];
