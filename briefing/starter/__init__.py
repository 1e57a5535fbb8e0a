"""The files of a new brief: one that teaches, or the outline of an earlier one."""
