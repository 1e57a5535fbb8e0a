"""Copy becomes blocks set to a measure, of whatever depth they take; no page yet."""
