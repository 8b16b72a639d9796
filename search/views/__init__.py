"""The catalogue's page, and its results as files, feed and printed list."""
