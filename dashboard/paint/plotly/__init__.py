"""Chart → plotly figure: `draw.draw(chart)`; looks in `palette` and `theme`."""
