"""Views of meetings; each takes the `Space` that the gate opened."""
