"""Files that a site consists of: pages, PDFs, social cards, data, feeds, the editors' guide."""
