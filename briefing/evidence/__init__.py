"""Each number of a brief becomes where it came from: quoted, found, derived or nowhere."""
