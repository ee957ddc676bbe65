"""Quotations: where they stand, who is said to have said them, and what others made of them."""
