"""What the press costs and what it gains, measured and printed; nothing here is asserted."""
