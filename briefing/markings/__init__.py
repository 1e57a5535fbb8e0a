"""Marking schemes, TLP, GSCP, EU, NATO and CUI, and the reading of a marking by its scheme."""
