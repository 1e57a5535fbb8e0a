"""A finished PDF, whoever made it, becomes what the checks ask of it."""
