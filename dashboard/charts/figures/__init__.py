"""One function per figure: `(published, selection) → Chart`."""
