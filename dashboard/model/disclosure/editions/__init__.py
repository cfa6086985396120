"""What earlier editions printed, and what that demands of the next one."""
