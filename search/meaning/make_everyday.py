"""Writes everyday.json anew, after a change of its texts or of the model: DJANGO_SETTINGS_MODULE=… python -m search.meaning.make_everyday"""

import json

from search.meaning import model
from search.meaning.everyday import FILE, TEXTS, mean_of

if __name__ == "__main__":
    FILE.write_text(f"{json.dumps(mean_of(model.of_texts(TEXTS)))}\n", encoding="utf-8")
