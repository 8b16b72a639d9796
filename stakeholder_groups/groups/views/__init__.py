"""Pages of group spaces."""
