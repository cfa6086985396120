"""A scene as PNG and as tagged PDF, drawn by matplotlib."""
