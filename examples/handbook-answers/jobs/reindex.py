"""Builds the index anew beside the old one, tries it, and only then switches to it."""

import sys
from datetime import UTC, date, datetime

from prometheus_client import Gauge
from qdrant_client.models import (
    CreateAlias,
    CreateAliasOperation,
    DeleteAlias,
    DeleteAliasOperation,
    Distance,
    PayloadSchemaType,
    PointStruct,
    VectorParams,
)

from app.handbook import overdue, passages
from app.logs import configure, log
from app.model import embed
from app.retrieve import store
from app.settings import EMBEDDING_MODEL, INDEX_ALIAS
from evals.marks import failures
from evals.retrieval import figures
from jobs.push import push, registry

BUILT = Gauge("handbook_index_built_timestamp_seconds", "When the index was built", registry=registry)
INDEXED = Gauge("handbook_index_passages", "Passages in the index", registry=registry)
OVERDUE = Gauge("handbook_pages_overdue", "Pages that were not reviewed for 13 months", registry=registry)
DIMENSIONS = 1536


def build(collection: str) -> int:
    """Fills a new collection with every passage of the handbook."""
    found = passages()
    store().create_collection(collection, vectors_config=VectorParams(size=DIMENSIONS, distance=Distance.COSINE))
    store().create_payload_index(collection, "audience", PayloadSchemaType.KEYWORD)
    vectors = embed([f"{passage.title}\n{passage.text}" for passage in found])
    points = [
        PointStruct(id=number, vector=vector, payload={**vars(passage), "reviewed": passage.reviewed.isoformat()})
        for number, (passage, vector) in enumerate(zip(found, vectors, strict=True))
    ]
    store().upsert(collection, points, wait=True)
    INDEXED.set(len(found))
    OVERDUE.set(len(overdue(found, date.today())))
    return len(found)


def switch(collection: str) -> None:
    """Points the alias at the new collection in one step, and keeps one old collection to go back to."""
    aliases = {alias.alias_name: alias.collection_name for alias in store().get_aliases().aliases}
    previous = aliases.get(INDEX_ALIAS)
    remove = [DeleteAliasOperation(delete_alias=DeleteAlias(alias_name=INDEX_ALIAS))] if previous else []
    create = CreateAliasOperation(create_alias=CreateAlias(collection_name=collection, alias_name=INDEX_ALIAS))
    store().update_collection_aliases([*remove, create])
    for old in store().get_collections().collections:
        if old.name.startswith(f"{INDEX_ALIAS}-") and old.name not in (collection, previous):
            store().delete_collection(old.name)


def main() -> int:
    """Exits with 1, and leaves the old index in place, where the new one finds too little."""
    configure()
    collection = f"{INDEX_ALIAS}-{datetime.now(UTC):%Y%m%d-%H%M}"
    count = build(collection)
    lacking = failures(figures(collection))
    if lacking:
        log.error("index rejected", collection=collection, lacking=lacking)
        store().delete_collection(collection)
        return 1
    switch(collection)
    BUILT.set_to_current_time()
    if "--no-push" not in sys.argv:
        push("reindex")
    log.info("index switched", collection=collection, passages=count, embedding=EMBEDDING_MODEL)
    return 0


if __name__ == "__main__":
    sys.exit(main())
