"""The demonstration without the thread that works through what waits: for a process beside the one that has it."""

from exchange.settings.demo import *

RUNS_WORKER = False
