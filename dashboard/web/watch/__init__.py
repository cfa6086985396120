"""What the server tells of itself: whether it lives, a line a request, and figures for monitoring."""
