"""The marking in a brief is read by its scheme: TLP, GSCP, EU, NATO or CUI."""
