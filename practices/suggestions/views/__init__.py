"""Views of suggestions: the sending side in the group, the receiving side in the editors’ pages."""
