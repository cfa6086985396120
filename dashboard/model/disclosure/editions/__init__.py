"""What earlier editions printed, and what follows from it for the next."""
