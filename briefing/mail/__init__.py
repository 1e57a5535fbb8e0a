"""A finished brief becomes an email that carries its page, kept as a draft or sent."""
