"""Emails that carry a finished brief, as a draft or over SMTP."""
