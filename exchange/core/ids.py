"""Identifiers for public addresses: they tell nothing and cannot be guessed."""

import secrets


def new_public_id() -> str:
    """A random id of 22 characters (128 bits) that is safe in addresses."""
    return secrets.token_urlsafe(16)
