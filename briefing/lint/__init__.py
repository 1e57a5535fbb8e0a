"""Lint: rules of plain language, and what a brief should not lack."""
