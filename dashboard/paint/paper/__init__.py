"""A scene as PNG and as tagged PDF, by matplotlib."""
