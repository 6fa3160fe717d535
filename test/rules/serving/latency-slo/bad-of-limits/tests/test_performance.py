import asyncio
import time


async def wait(turn: int) -> None:
    await asyncio.sleep(0.01 * turn)


def test_concurrent_requests_wait_for_their_turn():
    settings = {"p95": 0.5}
    started = time.perf_counter()
    for _ in range(3):
        asyncio.run(asyncio.wait_for(asyncio.gather(wait(1), wait(2)), settings.get("p95")))
    elapsed = time.perf_counter() - started
    assert elapsed < 2
