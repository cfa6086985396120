"""What the pages share: reading an address, and building the parts of a page."""
