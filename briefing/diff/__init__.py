"""Two editions of a brief become what changed from one to the other, in words."""
