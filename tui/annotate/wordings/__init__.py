"""A loaded word in its place: what stands beside it, the plainer one that fits, quotation marks that doubt."""
