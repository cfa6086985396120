"""What stands before every page: whose requests are let in, how many at once, and what each reply says of itself."""
