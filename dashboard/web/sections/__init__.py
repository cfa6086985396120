"""Parts of pages beside their figures: Tabell 1, surveys, the plan, what is delivered, and what is absent."""
