from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app import feedback, main
from app.answer import Answer
from app.security import Reader, current_reader


@pytest.fixture
def client() -> Iterator[TestClient]:
    main.app.dependency_overrides[current_reader] = lambda: Reader("someone", frozenset({"all"}))
    yield TestClient(main.app)
    main.app.dependency_overrides.clear()


def test_without_a_token_nothing_is_answered() -> None:
    assert TestClient(main.app).post("/ask", json={"question": "How many days?"}).status_code in (401, 403)


def test_an_answer_tells_that_it_is_of_an_ai(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "answer", lambda question, reader: Answer(id="a", outcome="answered", answer="30", sources=[]))
    body = client.post("/ask", json={"question": "How many days?"}).json()
    assert body["answer"] == "30"
    assert "AI model" in body["notice"]


@pytest.mark.parametrize("question", ["", "x" * 2_001, None])
def test_bad_questions_are_refused(client: TestClient, question: str | None) -> None:
    assert client.post("/ask", json={"question": question}).status_code == 422


def test_votes_are_kept_without_personal_data(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []

    class Traces:
        def create_score(self, **score: object) -> None:
            kept.append(score)

    monkeypatch.setattr(feedback, "get_client", Traces)
    vote = {"answer_id": "0" * 32, "vote": "down", "comment": "wrong, ask ana@mail.example"}
    assert client.post("/feedback", json=vote).status_code == 204
    assert (kept[0]["value"], kept[0]["comment"]) == (0, "wrong, ask [email]")


def test_requests_are_counted_under_their_route(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert 'handbook_requests_total{route="/healthz",status="200"}' in client.get("/metrics/").text
