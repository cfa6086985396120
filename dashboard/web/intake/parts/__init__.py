"""The parts of the page «Nye tall», one module each."""
