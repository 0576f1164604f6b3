"""The build: folder to site, MkDocs and its preview, workers, addresses, search."""
