"""A finished PDF, whoever made it, becomes findings: what passes, and what does not."""
