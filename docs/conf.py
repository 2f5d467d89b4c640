"""Configuration of the documentation: ``sphinx-build -W docs docs/_build/html``."""

from __future__ import annotations

import rundingan

project = "Rundingan"
copyright = "The Rundingan founders"
version = release = rundingan.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"Rundingan {version}"
