"""Learning results as an empty .xlsx to fill in: the headings that are read, and what a result can be."""

import io

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

# The file is in Dutch, as those of pupil administrations are.
HEADINGS = ("Leerlingnummer", "Vak", "Datum", "Schooljaar", "Resultaat")
LEVELS = ("onder", "op", "boven")
HOW = (
    "Een rij voor elk kind en vak. Verplicht: leerlingnummer, vak, resultaat, en een datum of een schooljaar.",
    "Het leerlingnummer is dat van je leerlingadministratie, nooit het BSN.",
    "Resultaat: onder, op of boven wat werd verwacht.",
    "Lees het bestand in bij Import: je ziet eerst wat er zou veranderen.",
    "Resultaten worden alleen geteld, naast wat gezinnen deden. Geen pagina toont ze per kind.",
)
LAST, WIDTH = 2000, 18


def empty_results_file() -> bytes:
    """Return the workbook: the sheet that is read, and beside it how to fill it in."""
    book = Workbook()
    sheet, how = book.worksheets[0], book.create_sheet("Uitleg")
    sheet.title = "Leerresultaten"
    for place, heading in enumerate(HEADINGS, 1):
        sheet.cell(1, place, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    rule = DataValidation("list", formula1=f'"{",".join(LEVELS)}"')
    rule.add(f"E2:E{LAST}")
    sheet.add_data_validation(rule)
    sheet.freeze_panes = "A2"
    for row, line in enumerate(HOW, 1):
        how.cell(row, 1, line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
