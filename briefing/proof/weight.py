"""A file's size becomes whether an email carries it."""

MB = 1_000_000
# Many servers refuse 10 MB, as an attachment grows by a third on its way (RFC 2045, 6.8);
# 2 MB is slow on a telephone.
WARN_SIZE, FAIL_SIZE = 2 * MB, 10 * MB
