"""Backup and restore of everything that cannot be made again: the database and the files."""

from exchange.core.backup.archive import BackupError
from exchange.core.backup.making import make_backup
from exchange.core.backup.restoring import restore_backup

__all__ = ["BackupError", "make_backup", "restore_backup"]
