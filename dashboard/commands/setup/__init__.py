"""Makes a municipality's own folder: settings, places, owners' names, folders and blank workbooks."""
