"""The whole job on the real pages, with a store in memory and vectors that are made up."""

from types import SimpleNamespace

import pytest

from app.handbook import passages
from jobs import reindex


class Store:
    """As much of a store of vectors as the job needs."""

    def __init__(self) -> None:
        self.points: dict[str, list] = {"handbook-old": [], "handbook-older": []}
        self.alias = "handbook-old"

    def create_collection(self, name: str, vectors_config: object) -> None:
        self.points[name] = []

    def create_payload_index(self, name: str, field: str, schema: object) -> None:
        assert (name in self.points, field) == (True, "audience")

    def upsert(self, name: str, points: list, wait: bool) -> None:
        self.points[name] += points

    def get_aliases(self) -> SimpleNamespace:
        return SimpleNamespace(aliases=[SimpleNamespace(alias_name="handbook", collection_name=self.alias)])

    def update_collection_aliases(self, operations: list) -> None:
        self.alias = operations[-1].create_alias.collection_name

    def get_collections(self) -> SimpleNamespace:
        return SimpleNamespace(collections=[SimpleNamespace(name=name) for name in self.points])

    def delete_collection(self, name: str) -> None:
        del self.points[name]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    one = Store()
    monkeypatch.setattr(reindex, "store", lambda: one)
    monkeypatch.setattr(reindex, "embed", lambda texts: [[float(len(text))] * reindex.DIMENSIONS for text in texts])
    monkeypatch.setattr("sys.argv", ["reindex", "--no-push"])
    return one


def test_reindex_on_the_whole_handbook(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindex, "figures", lambda collection: {"recall@5": 0.96})
    assert reindex.main() == 0
    indexed = store.points[store.alias]
    assert [point.payload["id"] for point in indexed] == [passage.id for passage in passages()]
    assert {point.payload["audience"] for point in indexed} == {"all", "crew", "managers"}
    assert set(store.points) == {store.alias, "handbook-old"}


def test_an_index_that_finds_too_little_is_not_switched_to(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindex, "figures", lambda collection: {"recall@5": 0.5})
    assert reindex.main() == 1
    assert store.alias == "handbook-old"
    assert set(store.points) == {"handbook-old", "handbook-older"}
