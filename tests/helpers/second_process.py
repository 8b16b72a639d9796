"""The demonstration without the thread that works through what waits: for a process beside the one that has it."""

from tests.helpers.quick_demo import *

RUNS_WORKER = False
