"""The text around the screens: buttons, keys, help, and messages that the script shows."""

from dashboard.vocabulary import help
from dashboard.vocabulary.text import Text
from dashboard.web.components.figure.card import points_words


def words(t: Text) -> dict[str, str]:
    """All text of the frame by a short name; templates contain none."""
    return {
        "title": t("Meeting"),
        "previous": t("Previous"),
        "next": t("Next"),
        "table": t("Table"),
        "definition": t("Definition"),
        "source": t("Source"),
        "full_screen": t("Full screen"),
        "blank": t("Blank the screen"),
        "is_blank": t("The screen is blank. Press any key or click to show it again."),
        "help": t("Keys and help"),
        "close": t("Close"),
        "controls": t("Controls"),
        "screens": t("Screens"),
        "place": t("Screen {now} of {all}", now="#", all="¤"),
        "short_place": t("{now} of {all}", now="#", all="¤"),
        "none": t("This screen has no {panel}.", panel="#"),
        "question": t("For discussion"),
        "keys_of_figure": points_words(t),
        "agenda": t("Agenda"),
        "good_to_know": t("Good to know"),
        "shown": t("What was shown"),
        "why": t("Why now"),
        "measure": t("Measure"),
        "signs": t("Signs"),
        "online": t("Connected again."),
        "fetching": t("Making the meeting pack …"),
        "fetched": t("{file} is downloaded. Open it in a browser, also without a network.", file="#"),
        "unreachable": t("No connection, so the pack can't be made now. This meeting goes on without one."),
        "letters_on": t("Letter keys are on. Turn them off"),
        "letters_off": t("Letter keys are off. Turn them on"),
        "open": t("Open in the dashboard"),
        "notes": t("Notes"),
        "remarks": t("Remarks"),
        "help_question": help.question(t),
        "made_at": t("The same meeting again:"),
        "print": t("Print the hand-out (A4)"),
        "download": t("Download the meeting pack"),
        "download_says": t("One file with every screen. Works without a network."),
        "print_says": t("Two figures on a page, with tables and room for notes."),
        "take_along": t("To take with you"),
        "choose": t("Make the agenda"),
        "choose_says": t("Choose what the forum will see, and move it up or down."),
        "up": t("Move up: {figure}", figure="#"),
        "down": t("Move down: {figure}", figure="#"),
        "start": t("Show this agenda"),
        "moved": t("{figure} is now number {place}.", figure="#", place="¤"),
        "none_chosen": t("Choose at least one figure."),
        "external": t("External meeting"),
        "external_says": t("Leaves out comments on measures, the edition and links to the dashboard."),
        "comments": t("Comments on measures"),
        "comments_say": t(
            "Free text from those responsible, also in the hand-out and the meeting pack. Read it "
            "before you share it: it must not be about any individual."
        ),
        "share": t("Share link"),
        "copied": t("The link is copied"),
        "language": t("Language"),
        "back": t("To the dashboard"),
        "usual": t("show the default selection"),
        "full_table": t("The full table of {count} rows is in the dashboard and in the meeting pack.", count="#"),
    }


def keys(t: Text) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The keys and what they do, for the help; keys are named as on the keyboard."""
    return (
        (("→", "PageDown", t("Space")), t("Next screen")),
        (("←", "PageUp"), t("Previous screen")),
        (("Home", "End"), t("First and last screen")),
        (("1", "–", "9"), t("Go to this number on the agenda")),
        (("T",), t("Table")),
        (("D",), t("Definition")),
        (("S",), t("Source")),
        (("F",), t("Full screen on and off")),
        (("B", "."), t("Blank the screen, and show it again")),
        (("?",), t("Keys and help")),
        (("Esc",), t("Close whatever is open")),
    )
