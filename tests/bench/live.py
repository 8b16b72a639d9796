"""`dev.py bench live`: hints to many sockets of one thread, beside `websockets.broadcast` in the same run.

The server has one core and the clients the other, where there are two. With Redis the hint comes from another process.
The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import sys
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests.bench.live_clients import Crowd
from tests.bench.live_processes import Publisher, Reference, pin, running_platform
from tests.bench.live_setup import prepare
from tests.bench.scratch import scratch_folder

RUNS = 3


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench live")
    parser.add_argument("--sockets", default="500,1000,2000")
    parser.add_argument("--posts", type=int, default=200, help="of each of three runs, for each number of sockets")
    parser.add_argument(
        "--reconcile", type=int, default=2000, help="events that go to the smallest number of sockets, a third of their hints lost"
    )
    parser.add_argument("--requests", type=int, default=300)
    options = parser.parse_args(argv)
    sizes = [int(size) for size in options.sockets.split(",")]
    with scratch_folder() as folder:
        os.environ.pop("REDIS_URL", None)
        crowd = prepare(max(sizes))
        pin(1)
        figures = asyncio.run(in_one_process(crowd, sizes, options))
        if shutil.which("redis-server"):
            figures["redis"] = asyncio.run(by_way_of_redis(crowd, sizes, options, folder))
        else:
            print("NO REDIS: hints from another process were not measured (install Debian's redis-server)", file=sys.stderr)
    print_table(figures)
    print(json.dumps(figures))
    return 0


async def in_one_process(people: Any, sizes: list[int], options: argparse.Namespace) -> dict[str, Any]:
    with running_platform() as port, Reference() as reference:
        publisher = Publisher(port, people.thread)
        figures = await measured(people, port, publisher, reference, sizes, options)
        pages = await page_ratio(people, port, publisher, options.requests, min(sizes))
    return figures | {"page_p99_ratio": pages}


async def by_way_of_redis(people: Any, sizes: list[int], options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """The publisher is a second platform process; the sockets are all in the first."""
    from tests.helpers.redis import OwnRedis

    redis = OwnRedis(folder).start()
    os.environ["REDIS_URL"] = redis.url
    try:
        with running_platform() as port, running_platform(core=1, beside=True) as other, Reference() as reference:
            return await measured(people, port, Publisher(other, people.thread), reference, sizes, options)
    finally:
        redis.kill()
        del os.environ["REDIS_URL"]


async def measured(
    people: Any, port: int, publisher: Publisher, reference: Reference, sizes: list[int], options: argparse.Namespace
) -> dict[str, Any]:
    """`port`: of the process that has the sockets; the publisher's may be another."""
    sockets = {str(size): await beside_reference(size, people, port, publisher, reference, options.posts) for size in sizes}
    reconnect_s, stale = await come_again(people, port, max(sizes))
    delivered, lost = await reconcile(people, port, publisher, options.reconcile, min(sizes))
    return {"sockets": sockets, "reconnect_s": reconnect_s, "stale_members": stale, "lost": lost, "delivered": delivered}


async def beside_reference(size: int, people: Any, port: int, publisher: Publisher, reference: Reference, posts: int) -> dict[str, float]:
    """Interleaved runs; the median of each figure, the sum of what was delivered."""
    ours: list[list[float]] = []
    theirs: list[list[float]] = []
    memory: list[float] = []
    delivered = reference_delivered = 0
    state = Publisher(port, people.thread).state
    for _run in range(RUNS):
        before = state()["rss_anon_kib"]
        crowd = Crowd(port, people.path, people.cookies[:size])
        await crowd.open()
        memory.append((state()["rss_anon_kib"] - before) / size)
        ours.append(await rounds(crowd, publisher.publish, posts))
        delivered += await crowd.close()
        broadcast = Crowd(reference.port, "/", [""] * size)
        await broadcast.open()
        theirs.append(await rounds(broadcast, reference.publish, posts))
        reference_delivered += await broadcast.close()
    return compared(ours, theirs, size) | {
        "delivered": delivered,
        "reference_delivered": reference_delivered,
        "lost": RUNS * posts * size - delivered,
        # The first run's: later ones reuse what it left.
        "kib_per_socket": round(memory[0], 1),
    }


def compared(ours: list[list[float]], theirs: list[list[float]], size: int) -> dict[str, float]:
    p50, p95, rate = (median(values) for values in zip(*(summary(times, size) for times in ours), strict=True))
    reference_p50, reference_p95, reference_rate = (
        median(values) for values in zip(*(summary(times, size) for times in theirs), strict=True)
    )
    return {
        "reference_p50_ms": round(reference_p50, 2),
        "reference_p95_ms": round(reference_p95, 2),
        "p50_ms": round(p50, 2),
        "p95_ms": round(p95, 2),
        "p50_ratio": round(p50 / reference_p50, 2),
        "p95_ratio": round(p95 / reference_p95, 2),
        "deliveries_ratio": round(rate / reference_rate, 2),
    }


async def rounds(crowd: Crowd, publish: Any, posts: int) -> list[float]:
    """Milliseconds from each hint to the last socket."""
    times = []
    for _post in range(posts):
        crowd.expect(publish.next_seq())
        await asyncio.to_thread(publish)
        heard = await crowd.last_heard()
        times.append((heard - await asyncio.to_thread(publish.said_at)) / 1e6)
    return times


def summary(times: list[float], size: int) -> tuple[float, float, float]:
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18], size * len(times) / (sum(times) / 1000)


async def page_ratio(people: Any, port: int, publisher: Publisher, requests: int, size: int) -> float:
    """The 99th percentile of a page while five posts a second go to the sockets, by that of a quiet server."""
    from tests.bench.live_processes import page_times

    crowd = Crowd(port, people.path, people.cookies[:size])
    await crowd.open()
    idle = await asyncio.to_thread(page_times, port, people, requests)
    posting = asyncio.ensure_future(_post_five_a_second(publisher))
    busy = await asyncio.to_thread(page_times, port, people, requests)
    posting.cancel()
    await crowd.close()
    return round(quantiles(busy, n=100, method="inclusive")[98] / quantiles(idle, n=100, method="inclusive")[98], 2)


async def _post_five_a_second(publisher: Publisher) -> None:
    while True:
        await asyncio.to_thread(publisher.publish)
        await asyncio.sleep(0.2)


async def come_again(people: Any, port: int, size: int) -> tuple[float, int]:
    """All sockets are lost and come again at once; afterwards none of the old ones may be left."""
    crowd = Crowd(port, people.path, people.cookies[:size])
    await crowd.open()
    await crowd.close()
    seconds = await crowd.open(at_once=size)
    await asyncio.sleep(0.5)
    stale = Publisher(port, people.thread).state()["open"] - size
    await crowd.close()
    await asyncio.sleep(0.5)
    return round(seconds, 2), stale + Publisher(port, people.thread).state()["open"]


async def reconcile(people: Any, port: int, publisher: Publisher, events: int, size: int) -> tuple[int, int]:
    """A third of the hints is lost; once the hub has looked at its rows every socket must know the last number.

    A socket that is gone has missed what came after it. What was named is read by one member, as her page would.
    """
    crowd = Crowd(port, people.path, people.cookies[:size])
    await crowd.open()
    for number in range(events):
        await asyncio.to_thread(publisher.publish, drop=number % 10 in {2, 5, 8})
    before = publisher.seq - events
    for _turn in range(50):
        await asyncio.sleep(0.1)
        if crowd.learnt_since(before) == events * size:
            break
    delivered = crowd.learnt_since(before)
    unread = events - await asyncio.to_thread(publisher.events_since, before, people.cookies[0])
    await crowd.close()
    return delivered, events * size - delivered + unread


def print_table(figures: dict[str, Any]) -> None:
    print(f"{'sockets':>8} {'p50 ms':>8} {'p95 ms':>8} {'reference':>16} {'ratios':>12} {'deliveries':>11} {'lost':>5} {'KiB':>6}")
    for way, sizes in (("", figures["sockets"]), ("redis", figures.get("redis", {}).get("sockets", {}))):
        for size, row in sizes.items():
            reference = f"{row['reference_p50_ms']} / {row['reference_p95_ms']}"
            ratios = f"{row['p50_ratio']} / {row['p95_ratio']}"
            print(
                f"{size:>8} {row['p50_ms']:>8} {row['p95_ms']:>8} {reference:>16} {ratios:>12} {row['deliveries_ratio']:>11} {row['lost']:>5} {row['kib_per_socket']:>6} {way}"
            )


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    sys.exit(main(sys.argv[1:]))
