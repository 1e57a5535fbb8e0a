"""What changed from one edition of a brief to another, in words."""
