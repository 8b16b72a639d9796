"""Practices that travelled."""

from tests.access.table import read_only

ROWS = [
    *read_only("plans:travelled"),
    *read_only("plans:travelled_csv"),
    *read_only("plans:transfer", arguments=lambda world: {"transfer_id": world.transfer.pk}),
]
