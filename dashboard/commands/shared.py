"""What a server's workers share in memory: it is imported and settled before they are forked."""

import gc
from importlib import import_module

WHEN_NEEDED = (  # what our modules import inside functions, so that a command is quick to start
    "brotli",
    "docx",
    "lxml.html",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_pdf",
    "openpyxl",
    "pikepdf",
    "pptx",
    "pptx.chart.xmlwriter",
    "scipy.optimize",
    "scipy.stats",
    "statsmodels.genmod.generalized_linear_model",
    "xlsxwriter",
    "loaders",
    "dashboard.documents.report.deck",
    "dashboard.documents.report.document",
    "dashboard.documents.report.pack",
    "dashboard.documents.report.printed",
    "dashboard.paint.paper.save",
    "dashboard.store.delivery.reading",
)


def settle() -> None:
    """Imports all that any worker will need, and keeps the garbage collector's hands off it.

    What the collector looks at is copied for each worker.
    """
    for name in WHEN_NEEDED:
        import_module(name)
    gc.collect()
    gc.freeze()
