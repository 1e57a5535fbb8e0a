"""Files written whole or not at all, their names, git, and the files that a PDF carries."""
