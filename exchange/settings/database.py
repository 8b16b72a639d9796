"""SQLite beside the files, or what DATABASE_URL names."""

import dj_database_url

from exchange import env

DATA_DIR = env.folder("EXCHANGE_DATA_DIR")

# A read-only transaction would take SQLite's write lock too (IMMEDIATE), so transactions are opened around writes only.
ATOMIC_REQUESTS = False

if env.text("DATABASE_URL"):
    DATABASES = {"default": dict(dj_database_url.parse(env.text("DATABASE_URL"), conn_max_age=60, conn_health_checks=True))}
else:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(DATA_DIR / "db.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000; "
                    "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY"
                ),
            },
        }
    }
