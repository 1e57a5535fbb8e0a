"""What each command does, from start to finish: a folder or file in, what it made out."""
