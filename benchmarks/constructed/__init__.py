"""Data folders of constructed numbers, in the layouts of the sources, as large as a dashboard of the whole country."""
