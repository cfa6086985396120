"""Ids shared by the server and the client scripts."""

CONTENT = "innhold"  # the skip link's target, <main>
PAGE = "page"  # what changes with the path, within <main>
ANNOUNCEMENT = "announcement"  # polite live region; client scripts and callbacks write a sentence to its children
MENU_BUTTON, NAVIGATION = "menu-button", "navigation"
DATA_VERSION, DATA_DATE = "data-version", "data-date"
NETWORK = "network-notice"  # shown by a client script while the server can't be reached

SEARCH, SEARCH_FIELD, SEARCH_PAGE_FIELD = "search-dialog", "search-field", "search-page-field"

FILTER_BAR, FILTER_BUTTON, FILTER_FIELDS = "filter-bar", "filter-button", "filter-fields"
FILTER_FORM = "filter-form"
FILTER_SENTENCE = "filter-sentence"  # the choices in words, on the button that opens them on a phone
FILTER_RESET, FILTER_SHARE = "filter-reset", "filter-share"
FILTER_FROM, FILTER_TO = "filter-from", "filter-to"
FILTER_REGION, FILTER_SEX, FILTER_GROUP = "filter-region", "filter-sex", "filter-group"
FILTER_REPORTED_LOW, FILTER_REPORTED_HIGH = "filter-reported-low", "filter-reported-high"
FILTER_GOAL, FILTER_RESPONSIBLE, FILTER_STATUS = "filter-goal", "filter-responsible", "filter-status"
