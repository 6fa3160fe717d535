import gspread


def spend() -> list[dict]:
    return gspread.service_account().open("Spend 2026").sheet1.get_all_records()
