"""Languages, one file each, and what reads them: dates, numbers, sentences, hyphens, tags."""
