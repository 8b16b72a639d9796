"""What a network needs before its first user: each room registers its idempotent step, `setup_network` runs them in order."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Step:
    order: int
    name: str
    run: Callable[[], object]


_steps: dict[str, Step] = {}


def register(order: int, name: str, run: Callable[[], object]) -> None:
    """Locales and trees are 10, vocabularies 20, roles 30, review 40, base pages 50 and their writers 55, groups 60."""
    _steps[name] = Step(order, name, run)


def steps() -> list[Step]:
    return sorted(_steps.values(), key=lambda step: (step.order, step.name))
