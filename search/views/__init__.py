"""The catalogue's page, its results as files, feed and printed list, and search inside a group."""
