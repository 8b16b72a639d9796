"""Views of needs; each takes the `Space` that the gate opened."""
