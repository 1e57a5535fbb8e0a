"""A folder of YAML becomes a Brief: what it says, with no idea how it will look."""
