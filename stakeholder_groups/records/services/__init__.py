"""Asking for exports, making them, and letting them end."""
