"""Pure functions that turn figures into shapes for pictures drawn on the server."""
