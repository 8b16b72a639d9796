"""Ways in which an index in use may come to harm, under either engine."""

from __future__ import annotations

import shutil

from search.current import get_engine
from search.engines.tantivy import TantivyEngine

HARMS = ("removed", "pointer", "meta")


def harm_index(how: str) -> None:
    """`removed`: gone altogether; `pointer`: nothing says which is in use; `meta`: it is not what this code reads."""
    engine = get_engine()
    if isinstance(engine, TantivyEngine):
        if how == "removed":
            shutil.rmtree(engine.folder.root)
        else:
            spoilt = engine.folder.pointer if how == "pointer" else engine.folder.current() / "meta.json"
            spoilt.write_text("no")
        return
    from search.engines.elasticsearch import ElasticsearchEngine

    assert isinstance(engine, ElasticsearchEngine)
    indices, names = engine.client.indices, engine.names
    in_use = engine.status().generation
    if how == "removed":
        indices.delete(index=in_use)
    elif how == "pointer":
        indices.delete_alias(index=in_use, name=names.read)
    else:
        indices.put_mapping(index=in_use, meta={"schema": 0})
    engine.close()
