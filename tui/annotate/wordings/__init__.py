"""A loaded word in its place: the sense that it has there, what makes it surer, the plainer one that fits, quotation
marks that doubt."""
