"""Articles: what each figure in them may mean, and the proof that facts stand where they say."""
