"""A brief becomes warnings of what a plain-language editor would mend."""
