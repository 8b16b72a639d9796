"""Every change of a group, one module a family of verbs."""
