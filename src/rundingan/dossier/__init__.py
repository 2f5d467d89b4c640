"""Records of many articles in one store: who is the same person, what is the same proposal, claim or quotation."""
