"""Names, folders and git: files read and written whole, or not at all."""
