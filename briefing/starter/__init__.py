"""An empty folder becomes a brief to write into."""
