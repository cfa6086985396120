"""One function `(Context) → Content` and one `FigureSpec` per figure."""
