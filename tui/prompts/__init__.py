"""What the reader asks: which marks are shown first, the cards about them, and the reading moves."""
