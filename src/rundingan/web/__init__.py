"""A dossier in a browser, and its API: pages made by the server, the same answers as JSON and CSV beside them."""
