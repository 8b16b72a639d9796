"""All example conversations."""

from exchange.demo.data import threads_local_north, threads_local_south, threads_network
from exchange.demo.data.shapes import ThreadData

THREADS: tuple[ThreadData, ...] = (*threads_network.THREADS, *threads_local_south.THREADS, *threads_local_north.THREADS)
