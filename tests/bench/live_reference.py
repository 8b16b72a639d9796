"""The reference: `websockets.broadcast` of the same frame to the same clients, in a process of its own.

A client of /control says a number and gets back the moment (monotonic nanoseconds) at which it was broadcast.
"""

from __future__ import annotations

import asyncio
import sys
import time

from websockets.asyncio.server import ServerConnection, broadcast, serve

connections: set[ServerConnection] = set()


async def answer(connection: ServerConnection) -> None:
    if connection.request is not None and connection.request.path == "/control":
        async for said in connection:
            frame = f'{{"type":"hint","seq":{said}}}'
            at = time.monotonic_ns()
            broadcast(connections, frame)
            await connection.send(str(at))
        return
    connections.add(connection)
    try:
        await connection.wait_closed()
    finally:
        connections.discard(connection)


async def main(port: int) -> None:
    async with serve(answer, "127.0.0.1", port, compression=None, ping_interval=None):
        print("ready", flush=True)
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
