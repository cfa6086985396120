"""What the pages share: from an address to a page, and the parts of one."""
