"""Requests over kept connections, timed one by one and with eight at once."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles

Request = Callable[[http.client.HTTPConnection, int], int]


def nothing() -> None:
    """Where a request needs no preparation."""


@dataclass(frozen=True)
class Timing:
    p50_ms: float
    p95_ms: float
    rps: float
    size: int


def getter(path: str, headers: dict[str, str]) -> Request:
    def request(connection: http.client.HTTPConnection, number: int) -> int:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return len(body)

    return request


def poster(path: str, headers: dict[str, str], body_of: Callable[[int], str]) -> Request:
    def request(connection: http.client.HTTPConnection, number: int) -> int:
        connection.request(
            "POST", path, body=body_of(number).encode(), headers={"Content-Type": "application/x-www-form-urlencoded", **headers}
        )
        answer = connection.getresponse()
        body = answer.read()
        if answer.status not in (200, 201, 302):
            raise RuntimeError(f"{path} answered {answer.status}: {body[:300]!r}")
        return len(body)

    return request


def measure(port: int, request: Request, *, singles: int, seconds: float, at_once: int = 8, before: Callable[[], None] = nothing) -> Timing:
    """`singles` requests one after the other for the percentiles, then `at_once` clients for so many seconds for the rate.

    `before` each request, and not part of its time; the rate has it inside.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for number in range(5):
        before()
        request(connection, -1 - number)
    times: list[float] = []
    size = 0
    for number in range(singles):
        before()
        start = time.perf_counter()
        size = request(connection, number)
        times.append((time.perf_counter() - start) * 1000)
    connection.close()
    cuts = quantiles(times, n=20, method="inclusive")
    return Timing(round(cuts[9], 2), round(cuts[18], 2), round(_rate(port, request, seconds, at_once, before), 1), size)


def _rate(port: int, request: Request, seconds: float, at_once: int, before: Callable[[], None]) -> float:
    done = [0] * at_once
    end = time.perf_counter() + seconds

    def client(index: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.perf_counter() < end:
            before()
            request(connection, 1_000_000 * (index + 1) + done[index])
            done[index] += 1
        connection.close()

    threads = [threading.Thread(target=client, args=(index,)) for index in range(at_once)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - start)
