"""The embedded engine: tantivy in a folder, no service beside it."""

from search.engines.tantivy.engine import TantivyEngine

__all__ = ["TantivyEngine"]
