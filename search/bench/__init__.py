"""Measuring search: a corpus from a fixed seed and the figures of a full result page."""
