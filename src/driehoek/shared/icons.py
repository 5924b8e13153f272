"""Driehoek's own pictograms: one path each on a 24 by 24 grid, drawn with the colour of the text around them."""

MIRRORED = frozenset({"back", "forward", "undo", "send", "logout", "list", "bus"})


def _circle(x: float, y: float, radius: float) -> str:
    """Return the path of a circle, so that every icon stays one path."""
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{x - radius:g} {y:g}{half} {2 * radius:g} 0{half} {-2 * radius:g} 0"


ICONS: dict[str, str] = {
    # signs
    "check": "m5 12.5 4.5 4.5L19 7.5",
    "cross": "M6 6l12 12M18 6 6 18",
    "plus": "M12 5v14M5 12h14",
    "minus": "M5 12h14",
    "info": _circle(12, 12, 9) + "M12 11.5V16.5M12 7.8v.01",
    "warning": "M12 4 21.5 20h-19ZM12 10.5v4M12 17.3v.01",
    "question": _circle(12, 12, 9) + "M9.4 9.6a2.6 2.6 0 1 1 3.8 2.3c-.9.5-1.2 1-1.2 1.9M12 16.9v.01",
    "not-known": _circle(12, 12, 9) + "M8 12v.01M12 12v.01M16 12v.01",
    "star": "m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.9-4.3-4.1 5.9-.8Z",
    "heart": "M12 20S4 15.2 4 9.4A4.3 4.3 0 0 1 12 7.2a4.3 4.3 0 0 1 8 2.2C20 15.2 12 20 12 20Z",
    "flag": "M6 21V4M6 5c4-2.5 7 2 12 0v8c-5 2-8-2.5-12 0",
    "sun": _circle(12, 12, 4)
    + "M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
    # moving about
    "back": "M19 12H5M11 6l-6 6 6 6",
    "forward": "M5 12h14M13 6l6 6-6 6",
    "down": "m6 9.5 6 6 6-6",
    "undo": "M4.5 9h9.5a5.5 5.5 0 0 1 0 11H9M8.5 5l-4 4 4 4",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "more": "M5 12v.01M12 12v.01M19 12v.01",
    "search": _circle(10.5, 10.5, 6.5) + "M15.5 15.5 21 21",
    "filter": "M4 6.5h16M7 12h10M10 17.5h4",
    "list": "M9.5 6H20M9.5 12H20M9.5 18H20M4.5 6v.01M4.5 12v.01M4.5 18v.01",
    "logout": "M10 4H5v16h5M10 12h10M16 8l4 4-4 4",
    # what one does with a thing
    "edit": "m4 20 1-4.5L15.5 5a2.1 2.1 0 0 1 3 0l.5.5a2.1 2.1 0 0 1 0 3L8.5 19ZM13.5 7 17 10.5",
    "copy": "M9 9h11v11H9ZM15 9V4H4v11h5",
    "archive": "M3.5 5h17v4h-17ZM5 9v10.5h14V9M10 13h4",
    "print": "M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 14h10v6.5H7Z",
    "upload": "M12 15.5V4M7.5 8.5 12 4l4.5 4.5M4 15v5h16v-5",
    "download": "M12 4v11.5M7.5 11l4.5 4.5 4.5-4.5M4 15v5h16v-5",
    "send": "M4 12 3 4.5 21 12 3 19.5 4 12ZM4 12h8",
    "link": (
        "M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L11.7 6.6"
        "M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.4-1.4"
    ),
    "camera": "M4 8h4l1.5-2.5h5L16 8h4v11.5H4Z" + _circle(12, 13.5, 3.3),
    "gear": "M4 7.5h8.8M17.2 7.5H20M4 16.5h2.8M11.2 16.5H20" + _circle(15, 7.5, 2.2) + _circle(9, 16.5, 2.2),
    "lock": "M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2",
    "key": _circle(8, 15.5, 4) + "M11 12.5 19.5 4M16 7.5l3 3",
    "eye": "M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12Z" + _circle(12, 12, 2.8),
    "qr": "M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2.5v2.5M20 14v3.5h-2M14 20h2.5M20 20v.01",
    # reaching people
    "phone": (
        "M6.5 4h3L11 8.5 9 10a11 11 0 0 0 5 5l1.5-2 4.5 1.5v3a1.5 1.5 0 0 1-1.6 1.5A15.2 15.2 0 0 1 5 5.6"
        " 1.5 1.5 0 0 1 6.5 4Z"
    ),
    "mobile": "M7.5 2.5h9v19h-9ZM11.5 18.2h1",
    "mail": "M3.5 6h17v12.5h-17ZM4 7l8 6 8-6",
    "letter": "M6 3h8.5L19 7.5V21H6ZM14 3.2V8h5M9.5 12.5h6M9.5 16.5h6",
    "speaker": "M4 9v6h4l5 4.5v-15L8 9ZM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12",
    "stop": "M6.5 6.5h11v11h-11Z",
    "talk": "M3.5 4.5h12v8.5H9l-3 3v-3H3.5ZM18.5 9H20.5v8.5h-2V20.5l-3-3H10.5V16.5",
    "language": _circle(12, 12, 9) + "M3 12h18M12 3c4.5 5 4.5 13 0 18M12 3c-4.5 5-4.5 13 0 18",
    "interpreter": _circle(5, 12, 2.5)
    + _circle(19, 12, 2.5)
    + "M7.5 7c2.7-2.7 6.3-2.7 9 0M16.5 3.5V7H13M16.5 17c-2.7 2.7-6.3 2.7-9 0M7.5 20.5V17H11",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15ZM10 21.2h4",
    # people and places
    "person": _circle(12, 8, 4) + "M4.5 20.5a7.5 7.5 0 0 1 15 0",
    "people": _circle(9, 8, 3.5)
    + "M2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18.3 14.5a6.5 6.5 0 0 1 3.2 5.5",
    "child": _circle(12, 5.5, 2.8) + "M5.5 8.5 12 12l6.5-3.5M12 12v3.5M8 21.5l4-6 4 6",
    "house": "M3.5 11.5 12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-6h4v6",
    "school": "M2.5 20.5h19M5 20.5V11.5L12 7l7 4.5v9M12 7V2.5h4.5V5H12M10 20.5v-5h4v5",
    "door": "M6.5 20.5V3.5h11v17M3.5 20.5h17M14 12.5v.01",
    "pin": "M12 21.5S5 15.5 5 10a7 7 0 0 1 14 0c0 5.5-7 11.5-7 11.5Z" + _circle(12, 10, 2.5),
    "calendar": "M4 5.5h16V20H4ZM4 10h16M8 3v4.5M16 3v4.5M8 14v.01M12 14v.01M16 14v.01",
    "clock": _circle(12, 12, 9) + "M12 6.8V12l3.5 2.3",
    # needs and reasons
    "hand": (
        "M8 14V6a1.5 1.5 0 0 1 3 0v5-7a1.5 1.5 0 0 1 3 0v7-5a1.5 1.5 0 0 1 3 0v6-2.5a1.5 1.5 0 0 1 3"
        " 0V15a6.5 6.5 0 0 1-6.5 6.5h-.5c-3 0-4.6-1.2-6-3.5L3.7 13.7a1.5 1.5 0 0 1 2.5-1.6L8 14.5"
    ),
    "childcare": "M3.5 12.5h8v8h-8ZM12.5 12.5h8v8h-8ZM8 3.5h8v8H8Z",
    "bus": "M5 4.5h14a2 2 0 0 1 2 2V17H3V6.5a2 2 0 0 1 2-2ZM3 11.5h18M12 4.5v7"
    + _circle(7.5, 18, 2)
    + _circle(16.5, 18, 2),
    "work": "M3.5 8h17v11.5h-17ZM9 8V4.5h6V8M3.5 13h17M12 12v2",
    "ill": "M9.8 13.5V5a2.2 2.2 0 0 1 4.4 0v8.5a4.3 4.3 0 1 1-4.4 0ZM12 9v8",
    "coffee": "M4.5 9.5H16.5V15a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5ZM16.5 11h1.5a2.3 2.3 0 0 1 0 4.6h-1.6M8.5 3v3M12.5 3v3",
    # what children learn and do
    "book": "M12 6.5C10 5 7 4.5 3.5 5v13c3.5-.5 6.5 0 8.5 1.5 2-1.5 5-2 8.5-1.5V5C17 4.5 14 5 12 6.5ZM12 6.5v13",
    "letters": "M3 18 7.5 6 12 18M4.5 14h6" + _circle(17.2, 14.8, 3.2) + "M20.4 11.3V18",
    "numbers": "M3.5 8.5 6 6.5V17.5M9.3 9.2a2.3 2.3 0 1 1 4 1.5L9.3 17.5h4.5M16.7 6.5h4.3l-2.8 4a3.4 3.4 0 1 1-2 6",
    "drawing": (
        "M12 3a9 9 0 1 0 0 18c1.6 0 2.2-1.1 1.7-2.3-.7-1.7.3-3.2 2-3.2H18a3 3 0 0 0 3-3c0-5.3-4-9.5-9-9.5Z"
        "M8 9v.01M12.2 7v.01M16.3 9.2v.01M7 13.2v.01"
    ),
    "ball": _circle(12, 12, 9) + "M5.6 5.6c4 3.5 4 9.3 0 12.8M18.4 5.6c-4 3.5-4 9.3 0 12.8",
    "music": _circle(6.8, 17.5, 2.7) + _circle(16.8, 15.5, 2.7) + "M9.5 17.5V6l10-2v11.5",
    # steering
    "goal": "M2.5 20.5 10 8.5l4 6 2-3 5.5 9ZM10 8.5V3l4.5 1.7L10 6.5",
    "target": _circle(12, 12, 9) + _circle(12, 12, 5) + "M12 12v.01",
    "chart": "M4 4v16h16.5M8.5 16v-3.5M13 16V8M17.5 16v-5.5",
}
